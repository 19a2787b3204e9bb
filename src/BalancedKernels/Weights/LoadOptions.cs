namespace BalancedKernels;

/// <summary>What to let pass when weights are loaded; the default lets nothing doubtful pass.</summary>
public sealed record LoadOptions
{
    /// <summary>Gets the options that are used when none are given.</summary>
    public static LoadOptions Default { get; } = new();

    /// <summary>
    /// Gets whether NaN and infinity are taken as weights. A finite weight that would become infinite in
    /// 16 bits is refused even so.
    /// </summary>
    public bool AllowNonFinite { get; init; }
}
