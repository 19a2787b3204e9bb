using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a convolution of images, [batch, inChannels, height, width] to
/// [batch, outChannels, outHeight, outWidth], and has kernels written for it when the project is compiled.
/// </summary>
/// <remarks>
/// <c>[Conv2d(64, 128, 3, Padding = 1, Height = 56, Width = 56)]</c> maps [batch, 64, 56, 56] to [batch, 128, 56, 56].
/// Without <see cref="Height"/> and <see cref="Width"/> they are given to each Forward.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class Conv2dAttribute : ConvolutionAttribute
{
    /// <summary>A convolution with a square kernel.</summary>
    /// <param name="inChannels">Channels of the input, 1 or more.</param>
    /// <param name="outChannels">Channels of the output, 1 or more.</param>
    /// <param name="kernel">Height and width of the kernel, 1 or more.</param>
    public Conv2dAttribute(int inChannels, int outChannels, int kernel)
        : this(inChannels, outChannels, kernel, kernel)
    {
    }

    /// <summary>A convolution with a kernel of any height and width.</summary>
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

    /// <summary>
    /// Gets or sets the stride from row to row; <see cref="ConvolutionAttribute.Stride"/> where it is not given.
    /// </summary>
    public int StrideHeight { get; set; }

    /// <summary>
    /// Gets or sets the stride along a row; <see cref="ConvolutionAttribute.Stride"/> where it is not given.
    /// </summary>
    public int StrideWidth { get; set; }

    /// <summary>
    /// Gets or sets the padding above and below; <see cref="ConvolutionAttribute.Padding"/> where it is not given.
    /// </summary>
    public int PaddingHeight { get; set; }

    /// <summary>
    /// Gets or sets the padding left and right; <see cref="ConvolutionAttribute.Padding"/> where it is not given.
    /// </summary>
    public int PaddingWidth { get; set; }

    /// <summary>
    /// Gets or sets the dilation from row to row; <see cref="ConvolutionAttribute.Dilation"/> where it is not given.
    /// </summary>
    public int DilationHeight { get; set; }

    /// <summary>
    /// Gets or sets the dilation along a row; <see cref="ConvolutionAttribute.Dilation"/> where it is not given.
    /// </summary>
    public int DilationWidth { get; set; }

    /// <summary>Gets or sets the height of the input; 0, the default, where it is given to Forward.</summary>
    public int Height { get; set; }

    /// <summary>Gets or sets the width of the input; 0, the default, where it is given to Forward.</summary>
    public int Width { get; set; }
}
