using System;
using System.Collections.Generic;
using System.Linq;
using Baselines.Onnx;

namespace Baselines.Tests;

public sealed class ChainBaselineTests
{
    private const int Batch = 2;

    public static TheoryData<int> Choices => [.. Enumerable.Range(0, OnnxChain.ImageChoices.Count)];

    [Theory]
    [MemberData(nameof(Choices))]
    public void Every_choice_computes_a_convolution_a_pool_and_two_products(int choice)
    {
        ChainWork work = Work();
        using IContestant contestant = OnnxChain.ImageChoices[choice].Load(work);
        contestant.Run();

        double[] expected = Expect(work);
        Assert.Equal(expected.Length, contestant.Output.Length);

        // Numbers below 10 and sums of 36 terms at most: a few roundings of 2^-24 each, in each of three layers.
        for (int i = 0; i < expected.Length; i++)
            Assert.InRange(contestant.Output[i], expected[i] - 1e-4, expected[i] + 1e-4);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void Every_layer_has_a_time(int choice)
    {
        IReadOnlyList<double> times = OnnxChain.ImageChoices[choice].TimeLayers(Work(), runs: 3);
        Assert.Equal(4, times.Count);
        Assert.All(times, time => Assert.InRange(time, 0, 1e6));
        Assert.NotEqual(0, times.Sum());
    }

    [Fact]
    public void Layers_that_do_not_fit_are_refused()
    {
        DenseLayer layer = new("a", 3, 2, new float[6], new float[2], relu: false);
        Assert.StartsWith(
            "Layer a gives 2 numbers, a takes 3.", Assert.Throws<ArgumentException>(() =>
                new ChainWork([layer, layer], new float[3], 1, 1)).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "Layer a got 4 inputs, not [1, 3].",
            Assert.Throws<ArgumentException>(() => new ChainWork([layer], new float[4], 1, 1)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "A chain has one layer at least.",
            Assert.Throws<ArgumentException>(() => new ChainWork([], [], 1, 1)).Message,
            StringComparison.Ordinal);
    }

    private static ChainWork Work()
    {
        Random random = new(5);
        ConvolutionSizes sizes =
            new(InChannels: 4, OutChannels: 8, KernelHeight: 3, KernelWidth: 3, Height: 5, Width: 4) { Padding = 1 };
        return new ChainWork(
            [
                new ConvolutionLayer(
                    "convolution", sizes, Numbers(random, 8 * sizes.Columns), Numbers(random, 8), relu: true),
                new MaxPoolLayer("pool", 8, 5, 4, 2),
                new DenseLayer("hidden", 32, 6, Numbers(random, 32 * 6), Numbers(random, 6), relu: true),
                new DenseLayer("scores", 6, 3, Numbers(random, 18), Numbers(random, 3), relu: false),
            ],
            Numbers(random, Batch * sizes.Inputs),
            Batch,
            threads: 1);
    }

    private static double[] Expect(ChainWork work)
    {
        ConvolutionLayer convolution = (ConvolutionLayer)work.Layers[0];
        List<double> results = [];
        for (int image = 0; image < Batch; image++)
        {
            double[] pooled = Pool(
                Convolve(convolution, work.Input.AsSpan(image * convolution.Sizes.Inputs, convolution.Sizes.Inputs)));
            results.AddRange(Multiply((DenseLayer)work.Layers[3], Multiply((DenseLayer)work.Layers[2], pooled)));
        }

        return [.. results];
    }

    // 3 x 3 over 5 x 4, padded by 1, to 8 channels, then ReLU.
    private static double[] Convolve(ConvolutionLayer layer, ReadOnlySpan<float> image)
    {
        double[] output = new double[8 * 20];
        for (int at = 0; at < output.Length; at++)
        {
            double sum = layer.Bias.Span[at / 20];
            for (int column = 0; column < 36; column++)
            {
                int y = (at % 20 / 4) + (column % 9 / 3) - 1;
                int x = (at % 4) + (column % 3) - 1;
                if (y is >= 0 and < 5 && x is >= 0 and < 4)
                    sum += layer.Weights.Span[(at / 20 * 36) + column] * image[(column / 9 * 20) + (y * 4) + x];
            }

            output[at] = Math.Max(sum, 0);
        }

        return output;
    }

    private static double[] Pool(double[] images)
    {
        double[] output = new double[8 * 4];
        for (int at = 0; at < output.Length; at++)
        {
            int corner = (at / 4 * 20) + (at % 4 / 2 * 8) + (at % 2 * 2);
            output[at] = Math.Max(
                Math.Max(images[corner], images[corner + 1]), Math.Max(images[corner + 4], images[corner + 5]));
        }

        return output;
    }

    private static double[] Multiply(DenseLayer layer, double[] input)
    {
        double[] output = new double[layer.Outputs];
        for (int row = 0; row < output.Length; row++)
        {
            double sum = layer.Bias.Span[row];
            for (int column = 0; column < input.Length; column++)
                sum += layer.Weights.Span[(row * input.Length) + column] * input[column];

            output[row] = layer.Relu ? Math.Max(sum, 0) : sum;
        }

        return output;
    }

    private static float[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
}
