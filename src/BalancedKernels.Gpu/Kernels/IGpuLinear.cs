namespace BalancedKernels.Gpu;

/// <summary>What the generated half of a linear layer gives a GPU: its numbers and its kernels.</summary>
/// <remarks>Implemented explicitly, so that nothing of it shows on the layer.</remarks>
public interface IGpuLinear
{
    /// <summary>Gets what was fixed when the kernels were written.</summary>
    static abstract LinearDescription Description { get; }

    /// <summary>Gets how weights are packed and kernels launched.</summary>
    static abstract GpuLinearPlan Plan { get; }

    /// <summary>Gets the kernel that computes one sample per group.</summary>
    /// <typeparam name="TOps">The kind of device.</typeparam>
    /// <typeparam name="TInput">How the input is read.</typeparam>
    /// <typeparam name="TOutput">The layout of the output.</typeparam>
    static abstract GpuLinearKernel Gemv<TOps, TInput, TOutput>()
        where TOps : struct, IGpuOps
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout;

    /// <summary>Gets the kernel that computes two samples per group and reads each weight once for both.</summary>
    /// <typeparam name="TOps">The kind of device.</typeparam>
    /// <typeparam name="TInput">How the input is read.</typeparam>
    /// <typeparam name="TOutput">The layout of the output.</typeparam>
    static abstract GpuLinearKernel Pair<TOps, TInput, TOutput>()
        where TOps : struct, IGpuOps
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout;

    /// <summary>Gets the kernel that computes several samples per group and reads each weight once for all of them.</summary>
    /// <typeparam name="TOps">The kind of device.</typeparam>
    /// <typeparam name="TInput">How the input is read.</typeparam>
    /// <typeparam name="TOutput">The layout of the output.</typeparam>
    static abstract GpuLinearKernel Batched<TOps, TInput, TOutput>()
        where TOps : struct, IGpuOps
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout;

    /// <summary>Gets a kernel for tensor cores; null where <see cref="GpuLinearPlan.Tensor"/> is.</summary>
    /// <typeparam name="TOutput">The layout of the output.</typeparam>
    /// <param name="regime">Which of them; that for very many samples only where <see cref="GpuTensorPlan.Large"/> is.</param>
    static virtual GpuTensorKernel? Tensor<TOutput>(GpuTensorRegime regime)
        where TOutput : struct, ITensorLayout => null;
}
