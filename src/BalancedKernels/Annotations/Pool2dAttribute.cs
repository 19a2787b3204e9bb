using System;

namespace BalancedKernels;

/// <summary>What the attributes of pooling layers over images have in common.</summary>
/// <param name="channels">Channels of an image.</param>
/// <param name="height">Rows of a channel.</param>
/// <param name="width">Columns of a channel.</param>
/// <param name="kernel">Rows and columns of a window.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class Pool2dAttribute(int channels, int height, int width, int kernel) : PoolAttribute(channels, kernel)
{
    /// <summary>Gets the rows of a channel.</summary>
    public int Height { get; } = height;

    /// <summary>Gets the columns of a channel.</summary>
    public int Width { get; } = width;

    /// <summary>Gets or sets the rows of a window, where they are not as many as its columns.</summary>
    public int KernelHeight { get; set; }

    /// <summary>Gets or sets the columns of a window, where they are not as many as its rows.</summary>
    public int KernelWidth { get; set; }

    /// <summary>
    /// Gets or sets the steps from one window to the one below, where they are other than those to the right.
    /// </summary>
    public int StrideHeight { get; set; }

    /// <summary>
    /// Gets or sets the steps from one window to the one to its right, where they are other than those below.
    /// </summary>
    public int StrideWidth { get; set; }

    /// <summary>
    /// Gets or sets the rows that are thought above and below, where they are not as many as the columns.
    /// </summary>
    public int PaddingHeight { get; set; }

    /// <summary>
    /// Gets or sets the columns that are thought left and right, where they are not as many as the rows.
    /// </summary>
    public int PaddingWidth { get; set; }
}
