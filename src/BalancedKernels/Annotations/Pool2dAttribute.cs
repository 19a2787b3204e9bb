using System;

namespace BalancedKernels;

/// <summary>Base class of the attributes of pooling layers for images.</summary>
/// <param name="channels">Channels of an image.</param>
/// <param name="height">Height of the input.</param>
/// <param name="width">Width of the input.</param>
/// <param name="kernel">Height and width of a window.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class Pool2dAttribute(int channels, int height, int width, int kernel) : PoolAttribute(channels, kernel)
{
    /// <summary>Gets the height of the input.</summary>
    public int Height { get; } = height;

    /// <summary>Gets the width of the input.</summary>
    public int Width { get; } = width;

    /// <summary>Gets or sets the height of a window; <see cref="PoolAttribute.Kernel"/> when not set.</summary>
    public int KernelHeight { get; set; }

    /// <summary>Gets or sets the width of a window; <see cref="PoolAttribute.Kernel"/> when not set.</summary>
    public int KernelWidth { get; set; }

    /// <summary>Gets or sets the vertical stride; <see cref="PoolAttribute.Stride"/> when not set.</summary>
    public int StrideHeight { get; set; }

    /// <summary>Gets or sets the horizontal stride; <see cref="PoolAttribute.Stride"/> when not set.</summary>
    public int StrideWidth { get; set; }

    /// <summary>
    /// Gets or sets the padding above and below the input; <see cref="PoolAttribute.Padding"/> when not set.
    /// </summary>
    public int PaddingHeight { get; set; }

    /// <summary>
    /// Gets or sets the padding left and right of the input; <see cref="PoolAttribute.Padding"/> when not set.
    /// </summary>
    public int PaddingWidth { get; set; }
}
