using System;

namespace BalancedKernels;

/// <summary>Makes a partial class a layer that gives the mean of each window of a signal.</summary>
/// <remarks>
/// <c>[AvgPool1d(64, 1000, 4)]</c> maps [batch, 64, 1000] to [batch, 64, 250], as PyTorch's AvgPool1d(4) does.
/// </remarks>
/// <param name="channels">Signals of a sample.</param>
/// <param name="length">Numbers of each.</param>
/// <param name="kernel">Numbers that a window covers.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AvgPool1dAttribute(int channels, int length, int kernel) : PoolAttribute(channels, kernel)
{
    /// <summary>Gets the numbers of each signal.</summary>
    public int Length { get; } = length;

    /// <summary>
    /// Gets or sets whether a mean divides by the whole window, padding included; true by default, as PyTorch's
    /// count_include_pad.
    /// </summary>
    public bool CountPadding { get; set; } = true;
}
