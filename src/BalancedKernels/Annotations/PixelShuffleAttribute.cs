using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a pixel-shuffle layer: it rearranges channels into an image of higher resolution.
/// </summary>
/// <remarks>
/// <c>[PixelShuffle(12, 32, 32, 2)]</c> maps [batch, 12, 32, 32] to [batch, 3, 64, 64] (Shi et al., "Real-Time Single
/// Image and Video Super-Resolution Using an Efficient Sub-Pixel Convolutional Neural Network", CVPR 2016).
/// </remarks>
/// <param name="channels">Channels of the input, a multiple of the square of <paramref name="factor"/>.</param>
/// <param name="height">Height of the input.</param>
/// <param name="width">Width of the input.</param>
/// <param name="factor">The factor by which height and width grow, 1 to 256.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PixelShuffleAttribute(int channels, int height, int width, int factor) : LayerAttribute
{
    /// <summary>Gets the number of channels of the input.</summary>
    public int Channels { get; } = channels;

    /// <summary>Gets the height of the input.</summary>
    public int Height { get; } = height;

    /// <summary>Gets the width of the input.</summary>
    public int Width { get; } = width;

    /// <summary>Gets the factor by which height and width grow.</summary>
    public int Factor { get; } = factor;
}
