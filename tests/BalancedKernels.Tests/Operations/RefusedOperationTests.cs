using System;
using BalancedKernels.CompilerServices;

namespace BalancedKernels.Tests.Operations;

/// <summary>Sizes, weights and calls that cannot be right.</summary>
public sealed class RefusedOperationTests : IDisposable
{
    private static readonly PoolWindow One = PoolWindow.One;

    private readonly CpuDevice device = ComputeDevice.Cpu(1);

    [Fact]
    public void An_image_smaller_than_the_window_is_refused() => Refused(
        new PoolDescription(
            "Pool1", PoolKind.Max, new SampleShape(64, 2, 9), new PoolWindow(3, 2, 0), new PoolWindow(3, 2, 0)),
        "Layer 'Pool1' slides a window of 3 x 3 in steps of 2 x 2 over 2 x 9 images padded by 0 x 0; write a window of 2 at most in height, the padded input.");

    [Fact]
    public void Padding_of_more_than_half_a_window_is_refused() => Refused(
        new PoolDescription("Pool1", PoolKind.Average, new SampleShape(64, 100), One, new PoolWindow(4, 2, 3)),
        "Layer 'Pool1' slides a window of 4 in steps of 2 over signals of 100 padded by 3; write padding of 2 at most, half the window.");

    [Fact]
    public void Sizes_below_one_or_beyond_an_array_are_refused()
    {
        Refused(
            new SoftmaxDescription("Softmax1", 0, Logarithm: false),
            "Layer 'Softmax1' takes samples of [0]; write sizes of 1 or more.");
        Refused(
            new FlattenDescription("Flat", new SampleShape(3, -1, 5)),
            "Layer 'Flat' takes samples of [3, -1, 5]; write sizes of 1 or more.");
        Refused(
            new ActivationDescription("Relu", new SampleShape(65536, 256, 256), Activation.Relu),
            "Layer 'Relu' takes samples of [65536, 256, 256]; 2147483591 numbers are the most.");
        Refused(
            new AdaptivePoolDescription("Pool", new SampleShape(3, 4, 5), 0, 1),
            "Layer 'Pool' gives samples of [3, 0, 1]; write sizes of 1 or more.");
        Refused(
            new AdaptivePoolDescription("Pool", new SampleShape(3, 8), 2, 4),
            "Layer 'Pool' gives 2 x 4 means of samples of [3, 8]; write 1 for an axis that samples do not have.");
    }

    [Fact]
    public void A_factor_that_does_not_divide_the_channels_is_refused() => Refused(
        new PixelShuffleDescription("Up", new SampleShape(10, 4, 4), 2),
        "Layer 'Up' shuffles 10 channels by 2; write channels that 4, the factor's square, divides.");

    [Fact]
    public void An_epsilon_that_is_not_positive_is_refused() => Assert.Equal(
        "Layer 'Norm' has Epsilon = 0; write a small number above 0, such as 1e-5.",
        Assert.Throws<ArgumentException>(() => CpuOperationEngine.Create(
            device, new NormDescription(
                "Norm", NormKind.Layer, 4, Epsilon: 0, Bias: false), ScaleShift.From([1, 1, 1, 1], []))).Message);

    [Fact]
    public void Weights_of_another_layer_are_refused()
    {
        NormDescription norm = new("Norm", NormKind.Layer, 4, 1e-5, Bias: true);
        EmbeddingDescription words = new("Words", 5, 3, 1, WeightType.Float32);
        EmbeddingTable other = EmbeddingTable.FromFloats(new float[15], words with { WeightType = WeightType.Float16 });

        Says(
            "Layer 'Norm' needs 4 scales and 4 shifts; 4 and 0 were given.",
            () => CpuOperationEngine.Create(device, norm, ScaleShift.From([1, 2, 3, 4], [])));
        Says("Layer 'Norm' needs weights.", () => CpuOperationEngine.Create(device, (OperationDescription)norm));
        Says(
            "Layer 'Words' needs a table [5, 3] in Float32; one of [5, 3] in Float16 was given.",
            () => CpuOperationEngine.Create(device, words, other));
        Says(
            "Layer 'Words' needs 15 numbers, [5, 3]; 14 were given.",
            () => EmbeddingTable.FromFloats(new float[14], words));
    }

    [Theory]
    [InlineData(5f, "5")]
    [InlineData(-1f, "-1")]
    [InlineData(1.5f, "1.5")]
    [InlineData(float.NaN, "NaN")]
    public void A_word_that_is_not_in_the_table_is_refused(float word, string said)
    {
        EmbeddingDescription words = new("Words", 5, 3, 2, WeightType.Float32);
        using CpuOperationEngine engine =
            CpuOperationEngine.Create(device, words, EmbeddingTable.FromFloats(new float[15], words));

        Says(
            $"Layer 'Words' looks up whole numbers from 0 to 4; number 1 of the input is {said}.",
            () => engine.Forward([0, word], new float[6]));
    }

    [Fact]
    public void Calls_of_the_wrong_length_are_refused()
    {
        using CpuOperationEngine engine =
            CpuOperationEngine.Create(device, new SoftmaxDescription("Softmax", 5, Logarithm: false));
        float[] both = new float[10];

        Says(
            "Layer 'Softmax' takes a batch of one sample or more, of 5 numbers each; the input is empty.",
            () => engine.Forward([], new float[5]));
        Says(
            "Layer 'Softmax' takes a batch of samples of 5 numbers each; 7 numbers were given, which is no whole batch.",
            () => engine.Forward(new float[7], new float[5]));
        Says(
            "Layer 'Softmax' gives 5 numbers for each of the 1 samples, 5 in all; the output has room for 6.",
            () => engine.Forward(new float[5], new float[6]));
        Says(
            "Layer 'Softmax' reads its input while it writes its output: the two must not overlap.",
            () => engine.Forward(both.AsSpan(0, 5), both.AsSpan(4, 5)));
        engine.Dispose();
        Assert.Throws<ObjectDisposedException>(() => engine.Forward(new float[5], new float[5]));
    }

    public void Dispose() => device.Dispose();

    private void Refused(OperationDescription operation, string message) =>
        Says(message, () => CpuOperationEngine.Create(device, operation));

    private static void Says(string message, Action act) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);
}
