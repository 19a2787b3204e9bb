using System;
using System.Collections.Generic;
using System.Linq;

namespace Benchmarks.Zoo;

/// <summary>Every layer that this program has kernels for.</summary>
internal static class ZooLayers
{
    /// <summary>Gets the layers: all shapes at 32:6, then the other precisions, the other patterns from 50% to 95%, and dense ones.</summary>
    public static IReadOnlyList<ZooLayer> All { get; } =
    [
        .. Balanced32x6.Layers,
        .. Balanced32x6Float16.Layers,
        .. Balanced32x6BFloat16.Layers,
        .. Balanced32x16.Layers,
        .. Balanced4x2.Layers,
        .. Balanced32x13.Layers,
        .. Balanced32x10.Layers,
        .. Balanced16x4.Layers,
        .. Balanced8x2.Layers,
        .. Balanced64x12.Layers,
        .. Balanced32x4.Layers,
        .. Balanced16x2.Layers,
        .. Balanced32x3.Layers,
        .. Balanced64x3.Layers,
        .. Dense.Layers,
    ];

    /// <summary>Finds layers of one pattern and precision.</summary>
    /// <param name="layers">One of the zoo's lists.</param>
    /// <param name="names">Shapes, as <see cref="ZooLayer.Name"/> has them.</param>
    /// <exception cref="ArgumentException">The list has no layer of such a name.</exception>
    public static IEnumerable<ZooLayer> Pick(IReadOnlyList<ZooLayer> layers, params IReadOnlyList<string> names) =>
        names.Select(name => layers.FirstOrDefault(layer => layer.Name == name)
            ?? throw new ArgumentException($"The zoo has no layer {name} at {layers[0].Description.Pattern} in {layers[0].Description.Weights}.", nameof(names)));
}
