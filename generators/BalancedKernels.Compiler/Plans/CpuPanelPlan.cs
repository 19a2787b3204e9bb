namespace BalancedKernels.Compiler.Plans;

/// <summary>One kernel for many samples.</summary>
/// <param name="Columns">Columns of its panel: 4, 8, 16 or 64.</param>
/// <param name="Rows">Rows that are computed at a time, so that enough sums are in registers.</param>
/// <param name="RowsPerLoad">
/// Rows whose weights come with one load, each then broadcast from a register: 4, or 1 where each is broadcast from
/// memory.
/// </param>
/// <param name="LeastSamples">Samples from which on it is chosen.</param>
/// <param name="InputsPerStep">
/// Inputs (whole blocks) whose part of the panel stays in the first-level cache while the rows go by.
/// </param>
/// <param name="Prefetch">How it asks for the next tile's weights.</param>
/// <param name="LoopsOverGroups">
/// Whether the full index words of a block are a loop; otherwise all slots are written out.
/// </param>
internal sealed record CpuPanelPlan(
    int Columns,
    int Rows,
    int RowsPerLoad,
    int LeastSamples,
    int InputsPerStep,
    CpuPanelPrefetch Prefetch,
    bool LoopsOverGroups)
{
    /// <summary>Gets the columns whose sums are in registers at a time.</summary>
    public int ColumnsAtOnce { get; init; } = Columns;
}
