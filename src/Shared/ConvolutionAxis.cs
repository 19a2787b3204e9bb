using System;

namespace BalancedKernels;

/// <summary>Kernel size, stride, dilation and padding of a convolution along one axis.</summary>
/// <remarks>This file is compiled into the compiler and into the runtime.</remarks>
/// <param name="Kernel">The size of the kernel.</param>
/// <param name="Stride">The distance in the input between the windows of neighbouring outputs.</param>
/// <param name="Dilation">The distance between the inputs that the kernel reads; 1 for neighbours.</param>
/// <param name="Before">Padding before the input.</param>
/// <param name="After">Padding after the input.</param>
public readonly record struct ConvolutionAxis(int Kernel, int Stride, int Dilation, int Before, int After)
{
    /// <summary>Gets the vertical axis of a one-dimensional convolution: a kernel of size 1 without padding.</summary>
    public static ConvolutionAxis Single => new(Kernel: 1, Stride: 1, Dilation: 1, Before: 0, After: 0);

    /// <summary>Gets the size of the dilated kernel: 5 for a kernel of 3 with a dilation of 2.</summary>
    public long Reach => ((long)(Kernel - 1) * Dilation) + 1;

    /// <summary>
    /// Gets the number of outputs along the axis, <c>(size + padding - reach) / stride + 1</c>; 0 if the padded input
    /// is smaller than the dilated kernel, and at most <see cref="int.MaxValue"/>.
    /// </summary>
    /// <param name="size">The size of the input along the axis.</param>
    public int Outputs(int size)
    {
        long span = (long)size + Before + After - Reach;
        return span < 0 ? 0 : (int)Math.Min((span / Stride) + 1, int.MaxValue);
    }
}
