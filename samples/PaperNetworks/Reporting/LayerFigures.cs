using System;
using System.Collections.Generic;
using System.Linq;
using PaperNetworks.Measuring;
using PaperNetworks.Networks;

namespace PaperNetworks.Reporting;

/// <summary>A layer beside the baseline's and the paper's.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Time">What it takes.</param>
/// <param name="Baseline">What the baseline's takes, in microseconds.</param>
internal sealed record LayerFigures(NetworkLayer Layer, LayerTime Time, double Baseline)
{
    /// <summary>Gets how many calls of the form that was chosen fit into one of the baseline's.</summary>
    public double Ratio => Baseline / Math.Min(Time.Dense, Time.Balanced);

    /// <summary>Gets the pattern; nothing where the layer has no weights.</summary>
    public string Pattern =>
        Layer.Balanced.Matrices.Count == 0 ? string.Empty : Layer.Balanced.Matrices[0].Pattern.ToString();

    /// <summary>Gets the layers of a network; none where the baseline's cannot be told apart.</summary>
    public static IReadOnlyList<LayerFigures> Of(NetworkFigures network) => network.BaselineLayers is not { } baseline
        ? []
        : [.. network.Network.Layers.Select((layer, at) => new LayerFigures(layer, network.Layers[at], baseline[at]))];
}
