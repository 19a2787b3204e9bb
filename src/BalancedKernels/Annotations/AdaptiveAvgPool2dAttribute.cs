using System;

namespace BalancedKernels;

/// <summary>Makes a partial class a layer that gives the means of a fixed number of windows of an image.</summary>
/// <remarks>
/// <c>[AdaptiveAvgPool2d(512, 7, 7, 1, 1)]</c> maps [batch, 512, 7, 7] to [batch, 512, 1, 1]: the mean of each channel.
/// </remarks>
/// <param name="channels">Channels of an image.</param>
/// <param name="height">Rows of a channel.</param>
/// <param name="width">Columns of a channel.</param>
/// <param name="outputHeight">Windows over the rows.</param>
/// <param name="outputWidth">Windows over the columns.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdaptiveAvgPool2dAttribute(int channels, int height, int width, int outputHeight, int outputWidth)
    : LayerAttribute
{
    /// <summary>Gets the channels of an image.</summary>
    public int Channels { get; } = channels;

    /// <summary>Gets the rows of a channel.</summary>
    public int Height { get; } = height;

    /// <summary>Gets the columns of a channel.</summary>
    public int Width { get; } = width;

    /// <summary>Gets the windows over the rows.</summary>
    public int OutputHeight { get; } = outputHeight;

    /// <summary>Gets the windows over the columns.</summary>
    public int OutputWidth { get; } = outputWidth;
}
