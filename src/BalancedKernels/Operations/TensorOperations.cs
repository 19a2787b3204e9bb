using System;

namespace BalancedKernels;

/// <summary>
/// Operations with two inputs on host memory, which connect the layers of networks that are not chains.
/// </summary>
/// <remarks>
/// On tensors of a device, <see cref="ComputeDevice.Add"/> and <see cref="ComputeDevice.Concat"/> do the same.
/// </remarks>
public static class TensorOperations
{
    /// <summary>
    /// Adds two inputs number by number, and does an activation to each sum: the end of a residual block.
    /// </summary>
    /// <param name="left">Any shape.</param>
    /// <param name="right">The same shape.</param>
    /// <param name="output">The same shape; may be one of the two, but not overlap one in part.</param>
    /// <param name="activation">What is done to each sum; nothing by default.</param>
    /// <exception cref="ArgumentException">
    /// The inputs are empty, the lengths differ, or the output overlaps an input in part.
    /// </exception>
    public static void Add(
        ReadOnlySpan<float> left,
        ReadOnlySpan<float> right,
        Span<float> output,
        Activation activation = Activation.None) =>
        Add(left, right, output, activation, device: null);

    /// <summary>
    /// Puts each sample of one input behind that of another: channels of the same height and width, or features.
    /// </summary>
    /// <param name="left">[batch, <paramref name="leftFeatures"/>], row-major.</param>
    /// <param name="leftFeatures">Numbers of a sample, 1 or more.</param>
    /// <param name="right">[batch, <paramref name="rightFeatures"/>], row-major.</param>
    /// <param name="rightFeatures">Numbers of a sample, 1 or more.</param>
    /// <param name="output">[batch, both features]; must not overlap an input.</param>
    /// <exception cref="ArgumentException">
    /// The input is empty or no whole batch, the batches differ, or the output overlaps an input.
    /// </exception>
    public static void Concat(
        ReadOnlySpan<float> left, int leftFeatures, ReadOnlySpan<float> right, int rightFeatures, Span<float> output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leftFeatures, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rightFeatures, 1);
        int batch = left.Length / leftFeatures;
        if (left.IsEmpty)
            throw new ArgumentException(
                "Batches of one sample or more are put together; the input is empty.", nameof(left));
        if (batch * leftFeatures != left.Length
            || (long)batch * rightFeatures != right.Length
            || left.Length + (long)right.Length != output.Length)
        {
            throw new ArgumentException(
                $"Samples of {leftFeatures} and of {rightFeatures} numbers are put together; {left.Length}, {right.Length} and room for {output.Length} numbers are no such batch.",
                nameof(output));
        }

        if (left.Overlaps(output) || right.Overlaps(output))
            throw new ArgumentException(
                "Samples cannot be put together in memory that holds one of the two.", nameof(output));

        for (int sample = 0; sample < batch; sample++)
        {
            Span<float> to = output.Slice(sample * (leftFeatures + rightFeatures), leftFeatures + rightFeatures);
            left.Slice(sample * leftFeatures, leftFeatures).CopyTo(to);
            right.Slice(sample * rightFeatures, rightFeatures).CopyTo(to[leftFeatures..]);
        }
    }

    /// <summary>Adds on a device's threads, or on this one alone.</summary>
    internal static unsafe void Add(
        ReadOnlySpan<float> left,
        ReadOnlySpan<float> right,
        Span<float> output,
        Activation activation,
        CpuDevice? device)
    {
        if (left.IsEmpty)
            throw new ArgumentException("One number or more is added; the input is empty.", nameof(left));
        if (right.Length != left.Length || output.Length != left.Length)
            throw new ArgumentException(
                $"As many numbers are added as there is room for; {left.Length} and {right.Length} and room for {output.Length} were given.",
                nameof(output));
        if (OverlapsInPart(left, output) || OverlapsInPart(right, output))
            throw new ArgumentException(
                "The output may be one of the inputs, but not overlap one in part.", nameof(output));

        CpuWork work = CpuElementwiseFactory.GetAdd(activation);
        fixed (float* some = left, more = right, to = output)
        {
            ParallelJob job = new(
                work,
                (nint)some,
                (nint)to,
                output.Length,
                0,
                ElementChunks.Count(output.Length),
                0) { OtherSource = (nint)more };
            if (device is null)
                work.Run(in job, 0, job.Items);
            else
                device.Share(in job, output.Length / 4);
        }
    }

    private static bool OverlapsInPart(ReadOnlySpan<float> input, Span<float> output) =>
        input.Overlaps(output, out int offset) && offset != 0;
}
