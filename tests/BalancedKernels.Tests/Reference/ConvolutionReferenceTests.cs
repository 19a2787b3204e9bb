using System;

namespace BalancedKernels.Tests.Reference;

public class ConvolutionReferenceTests
{
    private static readonly ConvolutionAxis Three = new(Kernel: 3, Stride: 1, Dilation: 1, Before: 1, After: 1);

    // Worked out by hand: a kernel of ones sums what it sees of 1..9.
    [Fact]
    public void A_kernel_of_ones_sums_its_neighbourhood() => Check(
        Square(Three, Three),
        [1, 1, 1, 1, 1, 1, 1, 1, 1],
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
        3,
        3,
        [12, 21, 16, 27, 45, 33, 24, 39, 28]);

    // The weight of the upper right corner alone: each output is the input above and to the right of it.
    [Fact]
    public void Weights_stand_in_the_order_of_PyTorch() => Check(
        Square(Three, Three),
        [0, 0, 1, 0, 0, 0, 0, 0, 0],
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
        3,
        3,
        [0, 0, 0, 2, 3, 0, 5, 6, 0]);

    [Fact]
    public void A_stride_skips_outputs_and_a_dilation_skips_inputs() => Check(
        Square(ConvolutionAxis.Single, new ConvolutionAxis(Kernel: 2, Stride: 3, Dilation: 2, Before: 1, After: 0)),
        [1, 10],
        [1, 2, 3, 4, 5, 6, 7],
        1,
        7,
        [20, 53]);

    [Fact]
    public void A_mirror_does_not_repeat_the_ends() => Check(
        Square(
            ConvolutionAxis.Single,
            new ConvolutionAxis(Kernel: 1, Stride: 1, Dilation: 1, Before: 2, After: 3)) with { PaddingMode =
                PaddingMode.Reflect },
        [1],
        [1, 2, 3, 4],
        1,
        4,
        [3, 2, 1, 2, 3, 4, 3, 2, 1]);

    // Two groups of one channel each: the first row sees the first channel, the second row the second.
    [Fact]
    public void A_group_sees_its_own_channels() => Check(
        Square(ConvolutionAxis.Single, ConvolutionAxis.Single) with { InChannels = 2, OutChannels = 2, Groups = 2 },
        [10, 100],
        [1, 2, 3, 4],
        1,
        2,
        [10, 20, 300, 400]);

    [Fact]
    public void An_input_that_is_no_batch_is_refused()
    {
        ConvolutionDescription layer = Square(Three, Three);
        LinearWeights weights = LinearWeights.FromDense(new float[9], [], layer.Matrix);

        Assert.StartsWith(
            "A batch of images of 9 numbers was expected, 10 numbers were given.",
            Assert.Throws<ArgumentException>(() =>
                ConvolutionReference.Compute(weights, layer, new float[10], 3, 3)).Message,
            StringComparison.Ordinal);
    }

    private static void Check(
        ConvolutionDescription layer, float[] dense, float[] input, int height, int width, double[] expected)
    {
        LinearWeights weights = LinearWeights.FromDense(dense, [], layer.Matrix);
        Assert.Equal(expected, ConvolutionReference.Compute(weights, layer, input, height, width).Values.ToArray());
    }

    private static ConvolutionDescription Square(ConvolutionAxis vertical, ConvolutionAxis horizontal) => new(
        "Edges",
        Dimensions: 2,
        InChannels: 1,
        OutChannels: 1,
        vertical,
        horizontal,
        Groups: 1,
        PaddingMode.Zeros,
        Height: 0,
        Width: 0,
        new BalancedPattern(32, 32),
        WeightType.Float32,
        Bias: false,
        Activation.None);
}
