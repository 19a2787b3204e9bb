using CsCheck;

namespace BalancedKernels.Tests.Pattern;

/// <summary>Patterns for properties: every block size, every number of kept weights.</summary>
internal static class PatternGenerator
{
    public static readonly Gen<BalancedPattern> Any =
        from block in Gen.Int[BalancedPattern.MinBlock, BalancedPattern.MaxBlock]
        from kept in Gen.Int[1, block]
        select new BalancedPattern(block, kept);

    public static readonly Gen<BalancedPattern> Sparse =
        from block in Gen.Int[BalancedPattern.MinBlock, BalancedPattern.MaxBlock]
        from kept in Gen.Int[1, block - 1]
        select new BalancedPattern(block, kept);
}
