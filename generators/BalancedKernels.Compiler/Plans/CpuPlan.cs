namespace BalancedKernels.Compiler.Plans;

/// <summary>Every decision about one layer's CPU kernels; the emitter writes it down and decides nothing.</summary>
/// <param name="Path">Which family of kernels.</param>
/// <param name="SlotsUnrolled">Whether the slots of a block are straight-line text; otherwise they are a loop.</param>
/// <param name="Window">Inputs that a block loads into registers to pick from; 0 where inputs are read one by one.</param>
/// <param name="TailBlocks">Blocks at the end whose window would leave the input: they read a zero-padded copy.</param>
/// <param name="SamplesPerPass">Samples of a batch whose inputs stay in cache while the tiles of weights go by.</param>
/// <param name="Avx512">The AVX-512 kernels.</param>
/// <param name="Avx2">The AVX2 kernels.</param>
/// <param name="Portable">The portable kernels.</param>
internal sealed record CpuPlan(
    KernelPath Path,
    bool SlotsUnrolled,
    int Window,
    int TailBlocks,
    int SamplesPerPass,
    CpuFormPlan Avx512,
    CpuFormPlan Avx2,
    CpuFormPlan Portable)
{
    /// <summary>Gets whether one form serves every processor: where inputs are read one by one, wider registers change nothing.</summary>
    public bool PortableOnly => Path == KernelPath.General;
}
