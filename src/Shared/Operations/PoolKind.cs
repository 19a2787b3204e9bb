namespace BalancedKernels;

/// <summary>What pooling makes of the numbers in a window.</summary>
public enum PoolKind
{
    /// <summary>The largest; NaN where there is one.</summary>
    Max,

    /// <summary>Their mean.</summary>
    Average,
}
