namespace BalancedKernels;

/// <summary>The kernels of a plan, in the order in which they are picked.</summary>
internal sealed class CpuKernelTable(CpuLinearPlan plan)
{
    private readonly CpuKernel[] kernels = [.. plan.Kernels];

    /// <summary>
    /// Picks the kernel for the next samples of a batch: the first whose least number of samples is there.
    /// </summary>
    /// <param name="samples">Samples that are still to be computed, 1 or more.</param>
    public CpuKernel Pick(int samples)
    {
        int at = 0;
        while (samples < kernels[at].LeastSamples)
            at++;

        return kernels[at];
    }
}
