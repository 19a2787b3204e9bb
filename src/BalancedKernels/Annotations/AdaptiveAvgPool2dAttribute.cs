using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class an adaptive average-pooling layer for images: it averages a fixed number of windows per
/// channel.
/// </summary>
/// <remarks>
/// <c>[AdaptiveAvgPool2d(512, 7, 7, 1, 1)]</c> maps [batch, 512, 7, 7] to [batch, 512, 1, 1]: the mean of each channel.
/// </remarks>
/// <param name="channels">Channels of an image.</param>
/// <param name="height">Height of the input.</param>
/// <param name="width">Width of the input.</param>
/// <param name="outputHeight">Height of the output: the number of windows along the height.</param>
/// <param name="outputWidth">Width of the output: the number of windows along the width.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdaptiveAvgPool2dAttribute(int channels, int height, int width, int outputHeight, int outputWidth)
    : LayerAttribute
{
    /// <summary>Gets the number of channels of an image.</summary>
    public int Channels { get; } = channels;

    /// <summary>Gets the height of the input.</summary>
    public int Height { get; } = height;

    /// <summary>Gets the width of the input.</summary>
    public int Width { get; } = width;

    /// <summary>Gets the height of the output, which is the number of windows along the height.</summary>
    public int OutputHeight { get; } = outputHeight;

    /// <summary>Gets the width of the output, which is the number of windows along the width.</summary>
    public int OutputWidth { get; } = outputWidth;
}
