namespace BalancedKernels.Gpu;

/// <summary>What was decided about a layer's GPU kernels when they were written, as far as the runtime must know.</summary>
/// <param name="Cell">How weights are packed.</param>
/// <param name="Gemv">How the kernel for one sample at a time is launched.</param>
/// <param name="Batched">How the kernel for several samples at a time is launched.</param>
public sealed record GpuLinearPlan(GpuCell Cell, GpuKernelShape Gemv, GpuKernelShape Batched)
{
    /// <summary>Gets how the kernels for tensor cores are launched; null where a layer has none.</summary>
    public GpuTensorPlan? Tensor { get; init; }
}
