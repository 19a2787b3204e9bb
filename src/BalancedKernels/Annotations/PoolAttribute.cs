using System;

namespace BalancedKernels;

/// <summary>Base class of the attributes of pooling layers, which slide a window over each channel.</summary>
/// <param name="channels">Channels of a sample.</param>
/// <param name="kernel">Size of a window along each axis.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class PoolAttribute(int channels, int kernel) : LayerAttribute
{
    /// <summary>Gets the number of channels of a sample.</summary>
    public int Channels { get; } = channels;

    /// <summary>Gets the size of a window along each axis.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>Gets or sets the stride from one window to the next; the size of the window when not set.</summary>
    public int Stride { get; set; }

    /// <summary>Gets or sets the padding on each side of a channel, at most half a window; 0 by default.</summary>
    public int Padding { get; set; }
}
