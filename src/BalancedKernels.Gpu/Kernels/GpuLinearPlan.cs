namespace BalancedKernels.Gpu;

/// <summary>What was decided about a layer's GPU kernels when they were written, as far as the runtime must know.</summary>
/// <param name="Cell">How weights are packed.</param>
/// <param name="Gemv">How the kernel for one sample at a time is launched.</param>
/// <param name="Pair">How the kernel for two samples at a time is launched.</param>
/// <param name="Batched">How the kernel for several samples at a time is launched.</param>
public sealed record GpuLinearPlan(GpuCell Cell, GpuKernelShape Gemv, GpuKernelShape Pair, GpuKernelShape Batched)
{
    /// <summary>Gets how the kernels for tensor cores are launched; null where a layer has none.</summary>
    public GpuTensorPlan? Tensor { get; init; }

    /// <summary>Gets how so many samples are launched without tensor cores: two by the kernel for two, more by the one for several.</summary>
    /// <remarks>
    /// Where four samples at a time leave one or two over, those take a group's place too. A launch of their own would save a
    /// tenth of the time of one pass (32:6, batch 5, an estimate), which is less than a launch takes.
    /// </remarks>
    public GpuKernelShape Shape(int batch) => batch switch
    {
        1 => Gemv,
        2 => Pair,
        _ => Batched,
    };
}
