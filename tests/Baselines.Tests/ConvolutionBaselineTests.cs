using System;
using System.Collections.Generic;
using System.Linq;
using Baselines.Onnx;

namespace Baselines.Tests;

public sealed class ConvolutionBaselineTests
{
    private static readonly (int Stride, int Padding, int Groups)[] s_sizes = [(1, 1, 1), (2, 0, 1), (1, 2, 2)];
    private static readonly bool[] s_activations = [false, true];

    public static IEnumerable<TheoryDataRow<int, int, int, int, bool>> Cases() =>
        from choice in Enumerable.Range(0, OnnxConvolution.Choices.Count)
        from sizes in s_sizes
        from relu in s_activations
        select new TheoryDataRow<int, int, int, int, bool>(choice, sizes.Stride, sizes.Padding, sizes.Groups, relu);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_choice_computes_the_convolution(int choice, int stride, int padding, int groups, bool relu)
    {
        const int Batch = 2;
        Random random = new(3);
        ConvolutionSizes sizes = new(
            InChannels: 4,
            OutChannels: 6,
            KernelHeight: 3,
            KernelWidth: 2,
            Height: 7,
            Width: 5) { Stride = stride, Padding = padding, Groups = groups };
        ConvolutionLayer layer = new("layer", sizes, Numbers(random, 6 * sizes.Columns), Numbers(random, 6), relu);
        ConvolutionWork work = new(layer, Numbers(random, Batch * sizes.Inputs), Batch, threads: 2);

        using IContestant contestant = OnnxConvolution.Choices[choice].Load(work);
        contestant.Run();

        Assert.Equal(Batch * sizes.Outputs, contestant.Output.Length);
        for (int at = 0; at < contestant.Output.Length; at++)
        {
            (double expected, double bound) = Expect(work, at);
            Assert.InRange(contestant.Output[at], expected - bound, expected + bound);
        }
    }

    [Fact]
    public void Arrays_of_other_lengths_are_refused()
    {
        ConvolutionSizes sizes =
            new(InChannels: 1, OutChannels: 2, KernelHeight: 1, KernelWidth: 1, Height: 3, Width: 3);
        Assert.StartsWith(
            "Layer layer has 3 weights, not [2, 1].",
            Assert.Throws<ArgumentException>(() =>
                new ConvolutionLayer("layer", sizes, new float[3], new float[2], relu: false)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Layer layer has a bias of 1, not [2].",
            Assert.Throws<ArgumentException>(() =>
                new ConvolutionLayer("layer", sizes, new float[2], new float[1], relu: false)).Message,
            StringComparison.Ordinal);
        ConvolutionLayer layer = new("layer", sizes, new float[2], new float[2], relu: false);
        Assert.StartsWith(
            "Layer layer got 8 inputs, not [1, 9].",
            Assert.Throws<ArgumentException>(() => new ConvolutionWork(layer, new float[8], 1, 1)).Message,
            StringComparison.Ordinal);
    }

    // One rounding for each product and each addition.
    private static (double Expected, double Bound) Expect(ConvolutionWork work, int at)
    {
        ConvolutionLayer layer = work.Layer;
        ConvolutionSizes sizes = layer.Sizes;
        int x = at % sizes.OutWidth;
        int y = at / sizes.OutWidth % sizes.OutHeight;
        int row = at / (sizes.OutWidth * sizes.OutHeight) % sizes.OutChannels;
        int image = at / sizes.Outputs;
        int channels = sizes.InChannels / sizes.Groups;
        int first = row / (sizes.OutChannels / sizes.Groups) * channels;
        double sum = layer.Bias.Span[row];
        double size = Math.Abs(sum);
        for (int column = 0; column < sizes.Columns; column++)
        {
            int across = (x * sizes.Stride) + (column % sizes.KernelWidth) - sizes.Padding;
            int down = (y * sizes.Stride) + (column / sizes.KernelWidth % sizes.KernelHeight) - sizes.Padding;
            if (across < 0 || across >= sizes.Width || down < 0 || down >= sizes.Height)
                continue;

            int channel = first + (column / (sizes.KernelWidth * sizes.KernelHeight));
            double product = (double)layer.Weights.Span[(row * sizes.Columns) + column]
                * work.Input[(image * sizes.Inputs) + (((channel * sizes.Height) + down) * sizes.Width) + across];
            sum += product;
            size += Math.Abs(product);
        }

        return (layer.Relu ? Math.Max(sum, 0) : sum, (sizes.Columns + 2) * size / (1 << 24));
    }

    private static float[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
}
