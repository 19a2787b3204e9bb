using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Baselines;

namespace PaperNetworks.Networks;

/// <summary>
/// An annotated class, as something that can stand in a list: a layer in one pattern and one precision.
/// </summary>
/// <param name="Matrices">Its weight matrices; none of a layer that has no weights.</param>
/// <param name="Create">Puts weights on a device.</param>
internal sealed record LayerForm(
    IReadOnlyList<LinearDescription> Matrices, Func<IReadOnlyList<LinearWeights>, ComputeDevice, ILayer> Create)
{
    private const int ReadsAndKeeps = 2;

    /// <summary>
    /// Gets how the baseline is told of the layer, by its name and weights; null for an LSTM, which is no layer of a
    /// chain.
    /// </summary>
    public Func<string, LayerTensors, IChainLayer>? Baseline { get; private init; }

    /// <summary>Makes the forms of a linear layer's own members, one for each of its patterns.</summary>
    public static IReadOnlyList<LayerForm> Linears<TLayer>(
        IReadOnlyList<LinearDescription> layers, Func<LinearWeights, ComputeDevice, TLayer> create)
        where TLayer : ILayer => [.. layers.Select(layer => Linear(layer, create))];

    /// <summary>Makes the forms of a convolution's own members, one for each of its patterns.</summary>
    public static IReadOnlyList<LayerForm> Convolutions<TLayer>(
        IReadOnlyList<ConvolutionDescription> layers, Func<LinearWeights, ComputeDevice, TLayer> create)
        where TLayer : ILayer => [.. layers.Select(layer => Convolution(layer, create))];

    /// <summary>
    /// Makes the forms of an LSTM's own members, one for each of its patterns; its matrices are those of the input and
    /// of the state, pass by pass.
    /// </summary>
    public static IReadOnlyList<LayerForm> Recurrents<TLayer>(
        IReadOnlyList<RecurrentDescription> layers, Func<RecurrentWeights, ComputeDevice, TLayer> create)
        where TLayer : ILayer => [.. layers.Select(layer => Recurrent(layer, create))];

    private static LayerForm Linear<TLayer>(LinearDescription layer, Func<LinearWeights, ComputeDevice, TLayer> create)
        where TLayer : ILayer => new([layer], (weights, device) => create(weights[0], device))
        {
            Baseline = (name, tensors) => new DenseLayer(
                name, layer.Inputs, layer.Outputs, tensors.Matrices[0], tensors.Biases[0], IsRelu(layer)),
        };

    private static LayerForm Convolution<TLayer>(
        ConvolutionDescription layer, Func<LinearWeights, ComputeDevice, TLayer> create)
        where TLayer : ILayer => Linear(layer.Matrix, create) with
        {
            Baseline = (name, tensors) => new ConvolutionLayer(
                name, Sizes(layer), tensors.Matrices[0], tensors.Biases[0], IsRelu(layer.Matrix)),
        };

    private static LayerForm Recurrent<TLayer>(
        RecurrentDescription layer, Func<RecurrentWeights, ComputeDevice, TLayer> create)
        where TLayer : ILayer => new(
            [
                .. Enumerable.Range(0, layer.Passes).SelectMany(pass =>
                    new[] { layer.InputMatrix(pass / layer.Directions), layer.HiddenMatrix })],
            (weights, device) => create(
                RecurrentWeights.FromPasses(
                    [.. weights.Chunk(ReadsAndKeeps).Select(pass => new RecurrentPassWeights(pass[0], pass[1]))],
                    layer), device));

    /// <summary>Makes a form of a layer that gives the largest number of each square of four.</summary>
    public static LayerForm Pool<TLayer>(Func<ComputeDevice, TLayer> create, int channels, int side)
        where TLayer : ILayer => new([], (_, device) => create(device))
        {
            Baseline = (name, _) => new MaxPoolLayer(name, channels, side, side, Kernel: 2),
        };

    private static bool IsRelu(LinearDescription layer) => layer.Activation == Activation.Relu;

    private static ConvolutionSizes Sizes(ConvolutionDescription layer) =>
        new(
            layer.InChannels,
            layer.OutChannels,
            layer.Vertical.Kernel,
            layer.Horizontal.Kernel,
            layer.Height,
            layer.Width) { Padding = layer.Vertical.Before };
}
