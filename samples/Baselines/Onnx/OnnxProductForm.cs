namespace Baselines.Onnx;

/// <summary>
/// How the products of a whole network are written, and whether their matrices are laid out for the kernel at load.
/// </summary>
/// <param name="Name">What a table calls it.</param>
/// <param name="IsTransposed">
/// Whether Gemm reads the matrix as [outputs, inputs]; otherwise it is [inputs, outputs] for MatMul.
/// </param>
/// <param name="Prepacked">Whether matrices are laid out at load.</param>
internal sealed record OnnxProductForm(string Name, bool IsTransposed, bool Prepacked)
{
    public static OnnxProductForm MatMul { get; } = new("MatMul, prepacked", IsTransposed: false, Prepacked: true);

    public static OnnxProductForm Gemm { get; } = new("Gemm transB, prepacked", IsTransposed: true, Prepacked: true);

    public static OnnxProductForm UnpackedGemm { get; } =
        new("Gemm transB, not prepacked", IsTransposed: true, Prepacked: false);
}
