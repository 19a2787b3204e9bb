using System;

namespace BalancedKernels;

/// <summary>What the attributes of pooling layers have in common: windows that slide over each channel.</summary>
/// <param name="channels">Channels of a sample.</param>
/// <param name="kernel">Numbers that a window covers along each axis.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class PoolAttribute(int channels, int kernel) : LayerAttribute
{
    /// <summary>Gets the channels of a sample.</summary>
    public int Channels { get; } = channels;

    /// <summary>Gets how many numbers a window covers along each axis.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>Gets or sets the steps from one window to the next; when not given, as long as a window.</summary>
    public int Stride { get; set; }

    /// <summary>
    /// Gets or sets what is thought around a channel on each side, half a window at most; nothing by default.
    /// </summary>
    public int Padding { get; set; }
}
