using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Testing;

/// <summary>Finite inputs whose sums or squares no float holds.</summary>
public static class HugeNumbers
{
    private static readonly NormKind[] Kinds = [NormKind.Layer, NormKind.RootMeanSquare];
    private static readonly int[] Lengths = [2, 71, 768];
    private static readonly float[] Sizes = [1e18f, 4e18f, 1e20f, 1e30f, 3e38f];

    /// <summary>
    /// Gets norms and the sizes of their inputs: around the first infinite square, and up to the largest float.
    /// </summary>
    public static IEnumerable<TheoryDataRow<NormKind, int, float>> Norms =>
        from kind in Kinds
        from features in Lengths
        from size in Sizes
        select new TheoryDataRow<NormKind, int, float>(kind, features, size);

    public static NormDescription Norm(NormKind kind, int features, double epsilon = 1e-5) =>
        new("Norm", kind, features, epsilon, Bias: kind == NormKind.Layer);

    /// <summary>Makes seeded numbers of both signs, the first of them the largest.</summary>
    public static float[] Of(int count, float size) =>
        [size, .. OperationCases.Numbers(count - 1, seed: 8).Select(number => number / 4 * size)];
}
