using System;
using System.Collections.Generic;
using System.Linq;

namespace PaperNetworks.Networks;

/// <summary>A network of the paper.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Title">What it is.</param>
/// <param name="PaperRatio">
/// How many balanced calls fit into a dense one in the paper; null where it gives no time.
/// </param>
/// <param name="Steps">Steps of a sequence; 1 where there are none.</param>
/// <param name="Gain">
/// The variance of a product in it whose inputs have variance 1: 2 where half of the outputs become zero.
/// </param>
/// <param name="Layers">First to last.</param>
internal sealed record PaperNetwork(
    string Name, string Title, double? PaperRatio, int Steps, double Gain, IReadOnlyList<NetworkLayer> Layers)
{
    private const double KeepsSize = 1;
    private const double KeepsSizeBeforeRelu = 2;

    // PyTorch draws an LSTM's weights from -1 / sqrt(hidden) to 1 / sqrt(hidden).
    private const double AsPyTorch = 1.0 / 3;

    /// <summary>Gets the networks, in the order of the paper.</summary>
    public static IReadOnlyList<PaperNetwork> All { get; } =
    [
        new(
            "ptb-lstm",
            "PTB language model: one step of two layers of 1,500 units",
            2.45,
            Steps: 1,
            AsPyTorch,
            [PtbLstm.Layer("lstm1"), PtbLstm.Layer("lstm2")]),
        new(
            "ptb-projection",
            "PTB language model: from 1,500 units to the scores of 10,000 words",
            null,
            Steps: 1,
            KeepsSize,
            [PtbProjection.Layer]),
        new(
            "ctc-lstm",
            "CTC speech model: 1,024 units in both directions, 100 frames of 123 numbers",
            1.41,
            Steps: 100,
            AsPyTorch,
            [CtcLstm.Layer]),
        new("vgg-16", "VGG-16: images of 224 x 224", 1.31, Steps: 1, KeepsSizeBeforeRelu, Vgg16.Layers),
    ];

    /// <summary>
    /// Gets whether the baseline has a time for each layer: not where one of its operators stands for all that a layer
    /// does.
    /// </summary>
    public bool HasLayerTimes => Layers.Any(layer => layer.Paper is not null);

    /// <summary>Gets whether its layers are an LSTM.</summary>
    public bool IsRecurrent => Layers[0].Dense.Baseline is null;

    /// <summary>Finds a network; null where there is none of that name.</summary>
    public static PaperNetwork? Find(string name) =>
        All.FirstOrDefault(network => string.Equals(network.Name, name, StringComparison.OrdinalIgnoreCase));
}
