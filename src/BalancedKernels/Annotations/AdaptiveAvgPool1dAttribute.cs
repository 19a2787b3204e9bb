using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class an adaptive average-pooling layer for signals: it averages a fixed number of windows per
/// channel.
/// </summary>
/// <remarks>
/// <c>[AdaptiveAvgPool1d(128, 100, 1)]</c> maps [batch, 128, 100] to [batch, 128, 1]: the mean of each channel.
/// </remarks>
/// <param name="channels">Channels of a sample.</param>
/// <param name="length">Length of each channel.</param>
/// <param name="outputLength">Length of the output: the number of windows per channel.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdaptiveAvgPool1dAttribute(int channels, int length, int outputLength) : LayerAttribute
{
    /// <summary>Gets the number of channels of a sample.</summary>
    public int Channels { get; } = channels;

    /// <summary>Gets the length of each channel.</summary>
    public int Length { get; } = length;

    /// <summary>Gets the length of the output, which is the number of windows per channel.</summary>
    public int OutputLength { get; } = outputLength;
}
