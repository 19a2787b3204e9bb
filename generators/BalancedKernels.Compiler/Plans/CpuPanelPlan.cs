namespace BalancedKernels.Compiler.Plans;

/// <summary>One kernel for many samples.</summary>
/// <param name="Columns">Columns of its panel: a multiple of 16.</param>
/// <param name="Rows">Rows that are computed at a time, so that enough sums are in registers.</param>
/// <param name="LeastSamples">Samples from which on it is chosen.</param>
/// <param name="InputsPerStep">Inputs (whole blocks) whose part of the panel stays in the first-level cache while the rows go by.</param>
/// <param name="LoopsOverGroups">Whether the full index words of a block are a loop; otherwise all slots are written out.</param>
internal sealed record CpuPanelPlan(int Columns, int Rows, int LeastSamples, int InputsPerStep, bool LoopsOverGroups);
