using System;

namespace BalancedKernels;

/// <summary>How a kernel moves along one direction of an image.</summary>
/// <remarks>This one file is compiled into the compiler and into the runtime.</remarks>
/// <param name="Kernel">Numbers that the kernel reads in this direction.</param>
/// <param name="Stride">The distance from one output to the next.</param>
/// <param name="Dilation">The distance from one number that the kernel reads to the next; 1 for neighbours.</param>
/// <param name="Before">Padding before the image.</param>
/// <param name="After">Padding after the image.</param>
public readonly record struct ConvolutionAxis(int Kernel, int Stride, int Dilation, int Before, int After)
{
    /// <summary>Gets the axis that a convolution in one dimension does not have: a single number, kept.</summary>
    public static ConvolutionAxis Single => new(Kernel: 1, Stride: 1, Dilation: 1, Before: 0, After: 0);

    /// <summary>Gets how far the kernel reaches: 5 for a kernel of 3 with a dilation of 2.</summary>
    public long Reach => ((long)(Kernel - 1) * Dilation) + 1;

    /// <summary>
    /// Gets how many outputs there are along an image: <c>(size + padding - reach) / stride + 1</c>; 0 where the kernel
    /// does not fit, and what an int holds at most.
    /// </summary>
    /// <param name="size">The image's size in this direction.</param>
    public int Outputs(int size)
    {
        long room = (long)size + Before + After - Reach;
        return room < 0 ? 0 : (int)Math.Min((room / Stride) + 1, int.MaxValue);
    }
}
