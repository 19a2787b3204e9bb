namespace BalancedKernels.Compiler.Plans;

/// <summary>
/// How a kernel for a panel asks for what the next tile reads, which stands where no hardware expects it.
/// </summary>
internal enum CpuPanelPrefetch
{
    /// <summary>
    /// It does not: the second-level cache has the weights, and asking would take a good part of the time.
    /// </summary>
    None,

    /// <summary>With each row or few rows, the lines of a whole step.</summary>
    Step,

    /// <summary>
    /// With each block, its own lines: where rows are few and a step long, a step's lines at once would be more than
    /// can be under way.
    /// </summary>
    Block,
}
