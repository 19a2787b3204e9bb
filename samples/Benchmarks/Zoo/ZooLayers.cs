using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;

namespace Benchmarks.Zoo;

/// <summary>Every layer that this program has kernels for.</summary>
internal static class ZooLayers
{
    /// <summary>
    /// Gets the layers: all shapes at 32:6, then the other precisions, the other patterns from 50% to 95%, and dense
    /// ones.
    /// </summary>
    public static IReadOnlyList<ZooLayer> All { get; } =
    [
        .. Of("32:6"),
        .. Of("32:6", WeightType.Float16),
        .. Of("32:6", WeightType.BFloat16),
        .. Of("32:16"),
        .. Of("4:2"),
        .. Of("32:13"),
        .. Of("32:10"),
        .. Of("16:4"),
        .. Of("8:2"),
        .. Of("64:12"),
        .. Of("32:4"),
        .. Of("16:2"),
        .. Of("32:3"),
        .. Of("64:3"),
        .. Dense,
    ];

    /// <summary>Gets the layers with nothing removed: what a layer costs that was left dense.</summary>
    public static IReadOnlyList<ZooLayer> Dense =>
        [.. Float32Layers.All.Where(layer => layer.Description.Pattern.IsDense)];

    /// <summary>Gets the layers of a pattern and a precision, in the order of their shapes.</summary>
    /// <param name="pattern">Such as <c>32:6</c>.</param>
    /// <param name="weights">How weights are stored.</param>
    public static IReadOnlyList<ZooLayer> Of(string pattern, WeightType weights = WeightType.Float32)
    {
        IReadOnlyList<ZooLayer> layers = weights switch
        {
            WeightType.Float16 => Float16Layers.All,
            WeightType.BFloat16 => BFloat16Layers.All,
            _ => Float32Layers.All,
        };
        return [.. layers.Where(layer => layer.Description.Pattern.ToString() == pattern)];
    }

    /// <summary>Finds layers of one pattern and precision.</summary>
    /// <param name="layers">One of the zoo's lists.</param>
    /// <param name="names">Shapes, as <see cref="ZooLayer.Name"/> has them.</param>
    /// <exception cref="ArgumentException">The list has no layer of such a name.</exception>
    public static IEnumerable<ZooLayer> Pick(IReadOnlyList<ZooLayer> layers, params IReadOnlyList<string> names) =>
        names.Select(name => layers.FirstOrDefault(layer => layer.Name == name)
            ?? throw new ArgumentException(
                $"The zoo has no layer {name} at {layers[0].Description.Pattern} in {layers[0].Description.WeightType}.",
                nameof(names)));
}
