using System.Collections.Generic;
using System.Linq;
using BalancedKernels;

namespace QuickStart.Networks;

/// <summary>The patterns that this program has kernels for.</summary>
internal static class Patterns
{
    /// <summary>Gets the layers of each pattern, least sparse of a block first.</summary>
    public static IReadOnlyList<HiddenLayers> All { get; } =
    [
        Balanced32x16.Layers,
        Balanced32x10.Layers,
        Balanced32x6.Layers,
        Balanced32x3.Layers,
        Balanced16x3.Layers,
        Balanced8x2.Layers,
        Balanced4x2.Layers,
    ];

    /// <summary>Gets the pattern that is run when none is asked for.</summary>
    public static string Default => "32:6";

    /// <summary>Gets the patterns as a user writes them: <c>32:16, 32:10, ...</c></summary>
    public static string Names => string.Join(", ", All.Select(layers => layers.Pattern));

    /// <summary>Finds the layers of a pattern.</summary>
    /// <param name="name">Such as <c>32:6</c>.</param>
    /// <returns>The layers; null for a pattern without any.</returns>
    public static HiddenLayers? Find(string name) =>
        BalancedPattern.TryParse(name, out BalancedPattern pattern) ? All.FirstOrDefault(layers => layers.Pattern == pattern) : null;
}
