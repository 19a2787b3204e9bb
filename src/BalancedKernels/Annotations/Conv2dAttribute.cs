using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a convolution layer for images: [batch, inChannels, height, width] to
/// [batch, outChannels, outHeight, outWidth]. The source generator writes its kernels.
/// </summary>
/// <remarks>
/// <c>[Conv2d(64, 128, 3, Padding = 1, Height = 56, Width = 56)]</c> maps [batch, 64, 56, 56] to [batch, 128, 56, 56].
/// Without <see cref="Height"/> and <see cref="Width"/>, the size is a parameter of each Forward.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class Conv2dAttribute : ConvolutionAttribute
{
    /// <summary>Declares a convolution with a square kernel.</summary>
    /// <param name="inChannels">Channels of the input, 1 or more.</param>
    /// <param name="outChannels">Channels of the output, 1 or more.</param>
    /// <param name="kernel">Height and width of the kernel, 1 or more.</param>
    public Conv2dAttribute(int inChannels, int outChannels, int kernel)
        : this(inChannels, outChannels, kernel, kernel)
    {
    }

    /// <summary>Declares a convolution with a kernel of any height and width.</summary>
    /// <param name="inChannels">Channels of the input, 1 or more.</param>
    /// <param name="outChannels">Channels of the output, 1 or more.</param>
    /// <param name="kernelHeight">Height of the kernel, 1 or more.</param>
    /// <param name="kernelWidth">Width of the kernel, 1 or more.</param>
    public Conv2dAttribute(int inChannels, int outChannels, int kernelHeight, int kernelWidth)
        : base(inChannels, outChannels)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Gets the height of the kernel.</summary>
    public int KernelHeight { get; }

    /// <summary>Gets the width of the kernel.</summary>
    public int KernelWidth { get; }

    /// <summary>Gets or sets the vertical stride; <see cref="ConvolutionAttribute.Stride"/> when not set.</summary>
    public int StrideHeight { get; set; }

    /// <summary>Gets or sets the horizontal stride; <see cref="ConvolutionAttribute.Stride"/> when not set.</summary>
    public int StrideWidth { get; set; }

    /// <summary>
    /// Gets or sets the padding above and below the input; <see cref="ConvolutionAttribute.Padding"/> when not set.
    /// </summary>
    public int PaddingHeight { get; set; }

    /// <summary>
    /// Gets or sets the padding left and right of the input; <see cref="ConvolutionAttribute.Padding"/> when not set.
    /// </summary>
    public int PaddingWidth { get; set; }

    /// <summary>Gets or sets the vertical dilation; <see cref="ConvolutionAttribute.Dilation"/> when not set.</summary>
    public int DilationHeight { get; set; }

    /// <summary>
    /// Gets or sets the horizontal dilation; <see cref="ConvolutionAttribute.Dilation"/> when not set.
    /// </summary>
    public int DilationWidth { get; set; }

    /// <summary>Gets or sets the height of the input; 0, the default, makes it a parameter of Forward.</summary>
    public int Height { get; set; }

    /// <summary>Gets or sets the width of the input; 0, the default, makes it a parameter of Forward.</summary>
    public int Width { get; set; }
}
