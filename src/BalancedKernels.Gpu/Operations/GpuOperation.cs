using System;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>
/// The GPU implementation of a layer without a weight matrix: its kernel, and the sizes that the kernel reads.
/// </summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Sizes">The sizes, in the order that the kernel documents.</param>
/// <param name="IsGroupPerSample">Whether a group computes one sample; otherwise a thread computes one number.</param>
internal sealed record GpuOperation(GpuOperationKernel Kernel, int[] Sizes, bool IsGroupPerSample = false)
{
    /// <summary>Creates the operation of a description.</summary>
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
            new GpuOperation(GpuElementKernels.ScaleShift, [norm.Input.Channels, norm.Input.Positions]),
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

/// <summary>A kernel of a layer without a weight matrix.</summary>
/// <param name="input">The input tensor, row-major.</param>
/// <param name="weights">The weights of the layer; one unused number if it has none.</param>
/// <param name="sizes">The sizes that the kernel documents.</param>
/// <param name="output">The output tensor, row-major.</param>
/// <param name="count">Numbers of the output.</param>
internal delegate void GpuOperationKernel(
    ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count);

/// <summary>The launcher of a compiled <see cref="GpuOperationKernel"/>.</summary>
internal delegate void GpuOperationLauncher(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<float> input,
    ArrayView<float> weights,
    ArrayView<int> sizes,
    ArrayView<float> output,
    int count);
