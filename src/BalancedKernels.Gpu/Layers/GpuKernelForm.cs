namespace BalancedKernels.Gpu;

/// <summary>Picks which form of a layer's kernel reads and writes two layouts.</summary>
internal static class GpuKernelForm
{
    /// <summary>Gets the kernel that one kind of device compiles for tensors of two layouts.</summary>
    /// <param name="samples">Samples of a group, of the kernel's shape: 1, 2 or more.</param>
    public static GpuLinearKernel Of<TLayer, TOps, TInput, TOutput>(int samples)
        where TLayer : IGpuLinear
        where TOps : struct, IGpuOps
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout =>
        ReadsQuads<TLayer, TInput>()
            ? Reading<TLayer, TOps, QuadInput, TOutput>(samples)
            : Reading<TLayer, TOps, ColumnInput<TInput>, TOutput>(samples);

    /// <summary>Gets the kernel that arranges inputs of a layout for tensor cores; the layer has kernels for them.</summary>
    public static TensorArrange Arrange<TLayer, TInput>()
        where TLayer : IGpuLinear
        where TInput : struct, ITensorLayout =>
        TLayer.Description.Weights == Precision.Float16 ? Arranging<TLayer, TInput, TensorFloat16>() : Arranging<TLayer, TInput, TensorBFloat16>();

    private static bool ReadsQuads<TLayer, TInput>()
        where TLayer : IGpuLinear => typeof(TInput) == typeof(Plain) && TLayer.Description.Inputs % 4 == 0;

    private static GpuLinearKernel Reading<TLayer, TOps, TInput, TOutput>(int samples)
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

    private static TensorArrange Arranging<TLayer, TInput, TNumber>()
        where TLayer : IGpuLinear
        where TInput : struct, ITensorLayout
        where TNumber : struct, ITensorNumber => TLayer.Plan.Tensor!.Form switch
        {
            GpuTensorForm.Dense => TensorInputs.Arrange<ColumnInput<TInput>, TNumber, TensorDenseOrder>,
            GpuTensorForm.Paired => TensorInputs.Arrange<ColumnInput<TInput>, TNumber, TensorPairedOrder>,
            _ => TensorInputs.Arrange<ColumnInput<TInput>, TNumber, TensorSpreadOrder>,
        };
}
