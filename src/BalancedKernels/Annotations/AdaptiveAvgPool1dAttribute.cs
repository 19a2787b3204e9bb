using System;

namespace BalancedKernels;

/// <summary>Makes a partial class a layer that gives the means of a fixed number of windows of a signal.</summary>
/// <remarks>
/// <c>[AdaptiveAvgPool1d(128, 100, 1)]</c> maps [batch, 128, 100] to [batch, 128, 1]: the mean of each signal.
/// </remarks>
/// <param name="channels">Signals of a sample.</param>
/// <param name="length">Numbers of each.</param>
/// <param name="outputLength">Windows over a signal.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdaptiveAvgPool1dAttribute(int channels, int length, int outputLength) : LayerAttribute
{
    /// <summary>Gets the signals of a sample.</summary>
    public int Channels { get; } = channels;

    /// <summary>Gets the numbers of each signal.</summary>
    public int Length { get; } = length;

    /// <summary>Gets the windows over a signal.</summary>
    public int OutputLength { get; } = outputLength;
}
