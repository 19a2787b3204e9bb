namespace BalancedKernels.Compiler.Plans;

/// <summary>Every decision about one layer's CPU kernels; the emitter writes it down and decides nothing.</summary>
/// <param name="Path">Which family of kernels.</param>
/// <param name="Window">
/// Inputs that a block loads into registers to pick from; 0 where inputs are read one by one.
/// </param>
/// <param name="TailBlocks">Blocks at the end whose window would leave the input: they read a zero-padded copy.</param>
/// <param name="PrefetchWords">
/// How many words of four bytes ahead the kernel for one sample asks for its weights; 0 where it does not. Byte
/// shuffles of AVX2 never do.
/// </param>
/// <param name="GroupPrefetchWords">The same for the kernel for a few samples.</param>
/// <param name="Avx512">The AVX-512 kernels.</param>
/// <param name="Avx2">The AVX2 kernels.</param>
/// <param name="Portable">The portable kernels.</param>
internal sealed record CpuPlan(
    KernelPath Path,
    int Window,
    int TailBlocks,
    int PrefetchWords,
    int GroupPrefetchWords,
    CpuInstructionSetPlan Avx512,
    CpuInstructionSetPlan Avx2,
    CpuInstructionSetPlan Portable)
{
    /// <summary>
    /// Gets whether the slots of a block are straight-line text where that is faster; otherwise their index words are a
    /// loop.
    /// </summary>
    public bool SlotsUnrolled => !Avx512.LoopsOverGroups;

    /// <summary>Gets whether there are kernels for panels of samples.</summary>
    public bool HasPanels => Portable.Panels.Count > 0;

    /// <summary>
    /// Gets whether one form serves every processor: where inputs are read one by one, wider registers change little.
    /// </summary>
    public bool PortableOnly => Path == KernelPath.General;
}
