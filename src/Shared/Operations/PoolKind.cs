namespace BalancedKernels;

/// <summary>The kind of a pooling layer.</summary>
public enum PoolKind
{
    /// <summary>The maximum of each window; NaN if the window contains NaN.</summary>
    Max,

    /// <summary>The mean of each window.</summary>
    Average,
}
