using System;
using System.Collections.Generic;

namespace Baselines;

/// <summary>
/// A dense convolution as a library gets it: images [batch, inChannels, height, width], zeros around them, then ReLU
/// where asked for.
/// </summary>
public sealed class ConvolutionLayer : IChainLayer
{
    /// <summary>Describes a layer; the arrays are kept, not copied.</summary>
    /// <param name="name">What the layer is called.</param>
    /// <param name="sizes">Channels, kernel and image.</param>
    /// <param name="weights">[outChannels, inChannels / groups, kernelHeight, kernelWidth].</param>
    /// <param name="bias">[outChannels].</param>
    /// <param name="relu">Whether negative outputs become zero.</param>
    /// <exception cref="ArgumentException">An array does not have the length that the sizes ask for.</exception>
    public ConvolutionLayer(
        string name, ConvolutionSizes sizes, ReadOnlyMemory<float> weights, ReadOnlyMemory<float> bias, bool relu)
    {
        if (weights.Length != (long)sizes.OutChannels * sizes.Columns)
            throw new ArgumentException(
                $"Layer {name} has {weights.Length} weights, not [{sizes.OutChannels}, {sizes.Columns}].",
                nameof(weights));
        if (bias.Length != sizes.OutChannels)
            throw new ArgumentException(
                $"Layer {name} has a bias of {bias.Length}, not [{sizes.OutChannels}].", nameof(bias));

        Name = name;
        Sizes = sizes;
        Weights = weights;
        Bias = bias;
        Relu = relu;
    }

    public string Name { get; }

    public ConvolutionSizes Sizes { get; }

    public IReadOnlyList<int> InputShape => [Sizes.InChannels, Sizes.Height, Sizes.Width];

    public IReadOnlyList<int> OutputShape => [Sizes.OutChannels, Sizes.OutHeight, Sizes.OutWidth];

    /// <summary>Gets the weights, [outChannels, inChannels / groups, kernelHeight, kernelWidth].</summary>
    public ReadOnlyMemory<float> Weights { get; }

    /// <summary>Gets the bias, [outChannels].</summary>
    public ReadOnlyMemory<float> Bias { get; }

    public bool Relu { get; }
}
