using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;

namespace BalancedKernels.CompilerServices;

/// <summary>Finds the pattern of loaded weights among the patterns that a layer was compiled for.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CompiledPatterns
{
    /// <summary>Finds the description that has the pattern of a weight matrix.</summary>
    /// <param name="descriptions">The descriptions of a layer, one per pattern.</param>
    /// <param name="weights">The weights.</param>
    /// <returns>The index of the description in the list.</returns>
    /// <exception cref="ArgumentException">The layer was not compiled for the pattern of the weights.</exception>
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

    /// <summary>Formats patterns for a message: <c>32:6, 32:16 and dense</c>.</summary>
    internal static string Format(IReadOnlyList<BalancedPattern> patterns)
    {
        string[] names = [.. patterns.Select(static pattern => pattern.IsDense ? "dense" : $"{pattern}")];
        return names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    // The parameter is named weights because the exception names the parameter of the public method.
    private static int Find(string layer, BalancedPattern[] patterns, BalancedPattern weights)
    {
        int index = Array.FindIndex(patterns, compiled => compiled == weights || (compiled.IsDense && weights.IsDense));
        return index >= 0
            ? index
            : throw new ArgumentException(
                $"Layer '{layer}' was compiled for {Format(patterns)}; the weights given are {Format([weights])}.",
                nameof(weights));
    }
}
