namespace BalancedKernels.Compiler.Plans;

/// <summary>
/// How a panel kernel prefetches the weights of the next row tile, whose addresses no hardware prefetcher predicts.
/// </summary>
internal enum CpuPanelPrefetch
{
    /// <summary>
    /// No prefetch: the second-level cache holds the weights, and prefetching would take a good part of the time.
    /// </summary>
    None,

    /// <summary>With each row or few rows, the cache lines of a whole step (Kc inputs).</summary>
    Step,

    /// <summary>
    /// With each block, its own cache lines: if rows are few and a step is long, the lines of a step would be more
    /// than can be in flight at once.
    /// </summary>
    Block,
}
