using System;

namespace BalancedKernels;

/// <summary>Makes a partial class a max-pooling layer for signals.</summary>
/// <remarks>
/// <c>[MaxPool1d(64, 1000, 4)]</c> maps [batch, 64, 1000] to [batch, 64, 250], as PyTorch's MaxPool1d(4) does.
/// </remarks>
/// <param name="channels">Channels of a sample.</param>
/// <param name="length">Length of each channel.</param>
/// <param name="kernel">Length of a window.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MaxPool1dAttribute(int channels, int length, int kernel) : PoolAttribute(channels, kernel)
{
    /// <summary>Gets the length of each channel.</summary>
    public int Length { get; } = length;
}
