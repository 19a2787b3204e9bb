using System;

namespace BalancedKernels;

/// <summary>Makes a partial class a layer that makes larger images of groups of channels.</summary>
/// <remarks>
/// <c>[PixelShuffle(12, 32, 32, 2)]</c> maps [batch, 12, 32, 32] to [batch, 3, 64, 64] (Shi et al., "Real-Time Single
/// Image and Video Super-Resolution Using an Efficient Sub-Pixel Convolutional Neural Network", CVPR 2016).
/// </remarks>
/// <param name="channels">Channels on the way in, a multiple of the factor's square.</param>
/// <param name="height">Rows of a channel on the way in.</param>
/// <param name="width">Columns of a channel on the way in.</param>
/// <param name="factor">How many times as high and wide the output is.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PixelShuffleAttribute(int channels, int height, int width, int factor) : LayerAttribute
{
    /// <summary>Gets the channels on the way in.</summary>
    public int Channels { get; } = channels;

    /// <summary>Gets the rows of a channel on the way in.</summary>
    public int Height { get; } = height;

    /// <summary>Gets the columns of a channel on the way in.</summary>
    public int Width { get; } = width;

    /// <summary>Gets how many times as high and wide the output is.</summary>
    public int Factor { get; } = factor;
}
