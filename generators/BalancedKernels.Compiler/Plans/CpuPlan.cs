namespace BalancedKernels.Compiler.Plans;

/// <summary>Every decision about one layer's CPU kernels; the emitter writes it down and decides nothing.</summary>
/// <param name="Path">Which family of kernels.</param>
/// <param name="SlotsUnrolled">Whether the slots of a block are straight-line text; otherwise they are a loop.</param>
internal sealed record CpuPlan(KernelPath Path, bool SlotsUnrolled);
