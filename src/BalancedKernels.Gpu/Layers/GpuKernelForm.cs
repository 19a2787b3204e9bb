namespace BalancedKernels.Gpu;

/// <summary>Picks which form of a layer's kernel reads and writes two layouts.</summary>
internal static class GpuKernelForm
{
    /// <summary>Gets the kernel that one kind of device compiles for tensors of two layouts.</summary>
    public static GpuLinearKernel Of<TLayer, TOps, TInput, TOutput>(bool batched)
        where TLayer : IGpuLinear
        where TOps : struct, IGpuOps
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout =>
        ReadsQuads<TLayer, TInput>()
            ? Reading<TLayer, TOps, QuadInput, TOutput>(batched)
            : Reading<TLayer, TOps, ColumnInput<TInput>, TOutput>(batched);

    /// <summary>Gets the kernel that arranges inputs of a layout for tensor cores.</summary>
    public static TensorArrange Arrange<TLayer, TInput>()
        where TLayer : IGpuLinear
        where TInput : struct, ITensorLayout =>
        ReadsQuads<TLayer, TInput>() ? Arranging<TLayer, QuadInput>() : Arranging<TLayer, ColumnInput<TInput>>();

    private static bool ReadsQuads<TLayer, TInput>()
        where TLayer : IGpuLinear => typeof(TInput) == typeof(Plain) && TLayer.Description.Inputs % 4 == 0;

    private static GpuLinearKernel Reading<TLayer, TOps, TInput, TOutput>(bool batched)
        where TLayer : IGpuLinear
        where TOps : struct, IGpuOps
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout =>
        batched ? TLayer.Batched<TOps, TInput, TOutput>() : TLayer.Gemv<TOps, TInput, TOutput>();

    private static TensorArrange Arranging<TLayer, TInput>()
        where TLayer : IGpuLinear
        where TInput : struct, IGpuInput => TLayer.Description.Weights == Precision.Float16
            ? TensorInputs.Arrange<TInput, TensorFloat16>
            : TensorInputs.Arrange<TInput, TensorBFloat16>;
}
