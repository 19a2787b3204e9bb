using System;

namespace BalancedKernels.Gpu;

/// <summary>How a layer without a weight matrix is done on a GPU: its kernel, and the numbers that it reads.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Sizes">What it reads as sizes.</param>
/// <param name="IsGroupPerSample">Whether a group of threads does one sample, and not each thread one number.</param>
internal sealed record GpuOperation(GpuOperationKernel Kernel, int[] Sizes, bool IsGroupPerSample = false)
{
    /// <summary>Gets the operation that a description tells of.</summary>
    public static GpuOperation Of(OperationDescription operation) => operation switch
    {
        PoolDescription pool =>
            new GpuOperation(
                pool.Kind == PoolKind.Max ? GpuPoolKernels.Max : GpuPoolKernels.Average, GpuPoolKernels.Sizes(pool)),
        AdaptivePoolDescription pool => new GpuOperation(
            GpuAdaptivePoolKernel.Run, [
                pool.Input.Height, pool.Input.Width, pool.OutputShape.Height, pool.OutputShape.Width]),
        SoftmaxDescription softmax =>
            new GpuOperation(
                GpuSoftmaxKernel.Run, [softmax.Features, softmax.Logarithm ? 1 : 0], IsGroupPerSample: true),
        NormDescription norm =>
            new GpuOperation(
                GpuNormKernel.Run, [norm.Features, norm.Kind == NormKind.Layer ? 1 : 0], IsGroupPerSample: true),
        BatchNormDescription norm =>
            new GpuOperation(GpuScaleShiftKernel.Run, [norm.Input.Channels, norm.Input.Positions]),
        EmbeddingDescription embedding =>
            new GpuOperation(GpuEmbeddingKernel.Run, [embedding.Count, embedding.Size, (int)embedding.WeightType]),
        FlattenDescription => new GpuOperation(GpuElementKernels.Activate, [(int)Activation.None]),
        PixelShuffleDescription shuffle =>
            new GpuOperation(GpuPixelShuffleKernel.Run, [shuffle.Factor, shuffle.Input.Height, shuffle.Input.Width]),
        ActivationDescription activation => new GpuOperation(GpuElementKernels.Activate, [(int)activation.Activation]),
        _ =>
            throw new ArgumentException($"There are no GPU kernels for {operation.GetType().Name}.", nameof(operation)),
    };
}
