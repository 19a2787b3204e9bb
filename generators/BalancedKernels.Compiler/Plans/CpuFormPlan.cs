namespace BalancedKernels.Compiler.Plans;

/// <summary>What differs between the instruction sets: how much is written out, and how many sums stay in registers.</summary>
/// <param name="SlotsPerStep">
/// Slots of a block (columns, for a dense layer) that are written out; where a block has more, they are a
/// loop of such steps.
/// </param>
/// <param name="Accumulators">
/// Partial sums per row. A fused multiply-add takes four cycles and one or two can start in each, so a
/// row with one sum would wait for itself.
/// </param>
/// <param name="SamplesPerGroup">
/// Samples of a batch that one reading of the weights serves: each costs a register per partial sum and
/// those of its inputs.
/// </param>
internal sealed record CpuFormPlan(int SlotsPerStep, int Accumulators, int SamplesPerGroup);
