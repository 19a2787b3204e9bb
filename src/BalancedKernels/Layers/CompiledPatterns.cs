using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;

namespace BalancedKernels.CompilerServices;

/// <summary>
/// Finds the pattern of some weights among those that a layer was compiled for; generated code calls it.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CompiledPatterns
{
    /// <summary>Finds the description whose pattern a matrix is packed in.</summary>
    /// <param name="descriptions">A layer's descriptions, one for each pattern.</param>
    /// <param name="weights">The weights.</param>
    /// <returns>The position of the description in the list.</returns>
    /// <exception cref="ArgumentException">The layer was not compiled for that pattern.</exception>
    public static int Find(IReadOnlyList<LinearDescription> descriptions, LinearWeights weights)
    {
        ArgumentNullException.ThrowIfNull(descriptions);
        ArgumentNullException.ThrowIfNull(weights);

        return Find(
            descriptions[0].Name, [.. descriptions.Select(description => description.Pattern)], weights.Pattern);
    }

    /// <inheritdoc cref="Find(IReadOnlyList{LinearDescription}, LinearWeights)"/>
    public static int Find(IReadOnlyList<ConvolutionDescription> descriptions, LinearWeights weights)
    {
        ArgumentNullException.ThrowIfNull(descriptions);
        ArgumentNullException.ThrowIfNull(weights);

        return Find(
            descriptions[0].Name, [.. descriptions.Select(description => description.Pattern)], weights.Pattern);
    }

    /// <inheritdoc cref="Find(IReadOnlyList{LinearDescription}, LinearWeights)"/>
    public static int Find(IReadOnlyList<RecurrentDescription> descriptions, RecurrentWeights weights)
    {
        ArgumentNullException.ThrowIfNull(descriptions);
        ArgumentNullException.ThrowIfNull(weights);

        return Find(
            descriptions[0].Name, [.. descriptions.Select(description => description.Pattern)], weights.Layer.Pattern);
    }

    /// <summary>Lists patterns for a message: <c>32:6, 32:16 and dense</c>.</summary>
    internal static string Say(IReadOnlyList<BalancedPattern> patterns)
    {
        string[] names = [.. patterns.Select(static pattern => pattern.IsDense ? "dense" : $"{pattern}")];
        return names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    // The pattern of the weights is called after them: an exception names the parameter that the caller has.
    private static int Find(string layer, BalancedPattern[] patterns, BalancedPattern weights)
    {
        int form = Array.FindIndex(patterns, compiled => compiled == weights || (compiled.IsDense && weights.IsDense));
        return form >= 0
            ? form
            : throw new ArgumentException(
                $"Layer '{layer}' was compiled for {Say(patterns)}; the weights given are {Say([weights])}.",
                nameof(weights));
    }
}
