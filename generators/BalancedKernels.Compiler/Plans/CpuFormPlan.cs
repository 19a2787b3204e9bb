namespace BalancedKernels.Compiler.Plans;

/// <summary>What differs between the instruction sets: how many sums a kernel keeps in registers.</summary>
/// <param name="Accumulators">
/// Partial sums per row. A fused multiply-add takes four cycles and one or two can start in each, so a
/// row with one sum would wait for itself.
/// </param>
/// <param name="SamplesPerGroup">
/// Samples of a batch that one reading of the weights serves: each costs a register per partial sum and
/// those of its inputs.
/// </param>
internal sealed record CpuFormPlan(int Accumulators, int SamplesPerGroup);
