using System;
using System.Collections.Generic;
using System.Linq;
using PaperNetworks.Networks;
using Baselines;
using Baselines.Onnx;

namespace PaperNetworks.Measuring;

/// <summary>One choice of how ONNX Runtime computes a network.</summary>
/// <param name="Name">The library and the choice.</param>
/// <param name="Load">Loads the network.</param>
/// <param name="TimeLayers">
/// Finds the microseconds of each layer that a quarter of some runs beat; null where layers cannot be told apart.
/// </param>
internal sealed record NetworkBaseline(
    string Name, Func<IContestant> Load, Func<int, IReadOnlyList<double>>? TimeLayers)
{
    /// <summary>Gets every choice for a network, with the same weights as ours, zeros written out.</summary>
    public static IReadOnlyList<NetworkBaseline> Of(LoadedNetwork network, NetworkData data, int threads)
    {
        if (network.Network.IsRecurrent)
        {
            LstmWork lstm = new(
                Lstm(network),
                data.Input,
                [.. data.Hidden.SelectMany(state => state)],
                [.. data.Cell.SelectMany(state => state)],
                data.Batch,
                threads);
            return [
                .. OnnxLstm.Choices.Select(choice =>
                    new NetworkBaseline(choice.Name, () => choice.Load(lstm), TimeLayers: null))];
        }

        ChainWork chain = new(
            [
                .. network.Network.Layers.Select(
                    (layer, at) => layer.Balanced.Baseline!(
                        layer.Name, network.Tensors[at]))], data.Input, data.Batch, threads);
        bool isImage = chain.Layers[0].InputShape.Count > 1;
        return
        [
            .. (isImage ? OnnxChain.ImageChoices : OnnxChain.VectorChoices).Select(choice =>
                new NetworkBaseline(choice.Name, () => choice.Load(chain), runs => choice.TimeLayers(chain, runs))),
        ];
    }

    private static LstmNetwork Lstm(LoadedNetwork network)
    {
        LstmPass[] passes =
        [
            .. network.Tensors.SelectMany(layer => Enumerable.Range(0, layer.Matrices.Count / 2).Select(pass =>
                new LstmPass(
                    layer.Matrices[2 * pass],
                    layer.Matrices[(2 * pass) + 1],
                    layer.Biases[2 * pass],
                    layer.Biases[(2 * pass) + 1]))),
        ];
        int hidden = passes[0].InputBias.Length / LstmNetwork.Gates;
        return new LstmNetwork(
            passes[0].Input.Length / passes[0].InputBias.Length,
            hidden,
            bidirectional: network.Tensors[0].Matrices.Count > 2,
            passes);
    }
}
