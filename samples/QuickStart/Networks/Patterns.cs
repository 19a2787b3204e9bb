using System.Collections.Generic;
using System.Linq;
using BalancedKernels;

namespace QuickStart.Networks;

/// <summary>The patterns that this program has kernels for.</summary>
internal static class Patterns
{
    /// <summary>Gets the layers of each pattern, least sparse of a block first.</summary>
    public static IReadOnlyList<HiddenLayers> All { get; } =
        [.. DigitLayers.Hidden.Where(layers => !layers.Pattern.IsDense)];

    /// <summary>Gets the same layers with nothing removed: the sparse network is compared with them.</summary>
    public static HiddenLayers Dense => DigitLayers.Hidden[^1];

    /// <summary>Gets the pattern that is run when none is asked for.</summary>
    public static string Default => "32:6";

    /// <summary>Gets the patterns as a user writes them: <c>32:16, 32:10, ...</c></summary>
    public static string Names => string.Join(", ", All.Select(layers => layers.Pattern));

    /// <summary>Finds the layers of a pattern.</summary>
    /// <param name="name">Such as <c>32:6</c>.</param>
    /// <returns>The layers; null for a pattern without any.</returns>
    public static HiddenLayers? Find(string name) =>
        BalancedPattern.TryParse(name, out BalancedPattern pattern)
            ? All.FirstOrDefault(layers => layers.Pattern == pattern)
            : null;
}
