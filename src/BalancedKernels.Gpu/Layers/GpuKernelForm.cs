namespace BalancedKernels.Gpu;

/// <summary>Picks which form of a layer's kernel reads an input in a way and writes a layout.</summary>
internal static class GpuKernelForm
{
    /// <summary>Gets whether a layer's kernels read tensors of a layout by <see cref="QuadInput"/>; they read others by <see cref="ColumnInput{TLayout}"/>.</summary>
    public static bool ReadsQuads<TLayout>(LinearDescription layer)
        where TLayout : struct, ITensorLayout => typeof(TLayout) == typeof(Plain) && layer.Inputs % 4 == 0;

    /// <summary>Gets the kernel that one kind of device compiles.</summary>
    /// <param name="samples">Samples of a group, of the kernel's shape: 1, 2 or more.</param>
    public static GpuLinearKernel Of<TLayer, TOps, TInput, TOutput>(int samples)
        where TLayer : IGpuLinear
        where TOps : struct, IGpuOps
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout =>
        samples switch
        {
            1 => TLayer.Gemv<TOps, TInput, TOutput>(),
            2 => TLayer.Pair<TOps, TInput, TOutput>(),
            _ => TLayer.Batched<TOps, TInput, TOutput>(),
        };

    /// <summary>Gets the kernel that arranges inputs for tensor cores; the layer has kernels for them.</summary>
    public static TensorArrange Arrange<TLayer, TInput>()
        where TLayer : IGpuLinear
        where TInput : struct, IGpuInput =>
        TLayer.Description.Weights == Precision.Float16 ? Arranging<TLayer, TInput, TensorFloat16>() : Arranging<TLayer, TInput, TensorBFloat16>();

    private static TensorArrange Arranging<TLayer, TInput, TNumber>()
        where TLayer : IGpuLinear
        where TInput : struct, IGpuInput
        where TNumber : struct, ITensorNumber => TLayer.Plan.Tensor!.Form switch
        {
            GpuTensorForm.Dense => TensorInputs.Arrange<TInput, TNumber, TensorDenseOrder>,
            GpuTensorForm.Paired => TensorInputs.Arrange<TInput, TNumber, TensorPairedOrder>,
            _ => TensorInputs.Arrange<TInput, TNumber, TensorSpreadOrder>,
        };
}
