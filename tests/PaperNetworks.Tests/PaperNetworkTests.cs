using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using PaperNetworks.Networks;

namespace PaperNetworks.Tests;

public sealed class PaperNetworkTests
{
    public static TheoryData<string> Names => [.. PaperNetwork.All.Select(network => network.Name)];

    [Fact]
    public void The_networks_are_those_of_the_paper_with_its_ratios() => Assert.Equal(
        [("ptb-lstm", 2.45), ("ptb-projection", null), ("ctc-lstm", 1.41), ("vgg-16", 1.31)],
        PaperNetwork.All.Select(network => (network.Name, network.PaperRatio)));

    [Theory]
    [InlineData("ptb-lstm", "6000x1500 6000x1500 6000x1500 6000x1500", "32:6")]
    [InlineData("ptb-projection", "10000x1500", "32:6")]
    [InlineData("ctc-lstm", "4096x123 4096x1024 4096x123 4096x1024", "32:4")]
    public void The_language_and_the_speech_model_have_the_shapes_and_patterns_of_the_paper(
        string name, string shapes, string pattern)
    {
        LinearDescription[] matrices =
            [.. PaperNetwork.Find(name)!.Layers.SelectMany(layer => layer.Balanced.Matrices)];
        Assert.Equal(shapes, string.Join(' ', matrices.Select(matrix => $"{matrix.Outputs}x{matrix.Inputs}")));
        Assert.All(matrices, matrix => Assert.Equal(pattern, matrix.Pattern.ToString()));
    }

    [Fact]
    public void The_speech_model_hears_100_frames() =>
        Assert.Equal([1, 1, 100, 1], PaperNetwork.All.Select(network => network.Steps));

    // 138,357,544 with its biases, as Simonyan and Zisserman's configuration D.
    [Fact]
    public void Vgg_16_has_its_138_million_weights() => Assert.Equal(
        138_357_544, PaperNetwork.Find("vgg-16")!.Layers
            .SelectMany(layer => layer.Dense.Matrices)
            .Sum(matrix => ((long)matrix.Inputs + 1) * matrix.Outputs));

    [Fact]
    public void Every_pattern_of_vgg_16_is_the_nearest_to_the_papers_sparsity()
    {
        double kept = 0;
        double all = 0;
        foreach (NetworkLayer layer in PaperNetwork.Find("vgg-16")!.Layers.Where(layer => layer.Paper is not null))
        {
            LinearDescription matrix = layer.Balanced.Matrices[0];
            Assert.InRange(
                matrix.Pattern.TrueRatio(matrix.Inputs),
                layer.Paper!.Sparsity - (0.5 / matrix.Pattern.Block),
                layer.Paper.Sparsity + (0.5 / matrix.Pattern.Block));
            kept += (double)matrix.Outputs * matrix.Pattern.Slots(matrix.Inputs);
            all += (double)matrix.Outputs * matrix.Inputs;
        }

        // The paper: 92% overall.
        Assert.InRange(1 - (kept / all), 0.91, 0.94);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_forms_of_a_layer_differ_in_pattern_and_precision_only(string name)
    {
        foreach (NetworkLayer layer in PaperNetwork.Find(name)!.Layers)
        {
            foreach (WeightType weights in LoadedNetwork.Precisions)
            {
                foreach (bool isDense in (bool[])[true, false])
                {
                    IReadOnlyList<LinearDescription> form = layer.Form(weights, isDense).Matrices;
                    Assert.Equal(
                        Shapes(layer.Dense), form.Select(matrix => (matrix.Outputs, matrix.Inputs, matrix.Activation)));
                    Assert.All(
                        form, matrix => Assert.Equal((weights, isDense), (matrix.WeightType, matrix.Pattern.IsDense)));
                }
            }
        }

        static IEnumerable<(int, int, Activation)> Shapes(LayerForm form) =>
            form.Matrices.Select(matrix => (matrix.Outputs, matrix.Inputs, matrix.Activation));
    }

    [Fact]
    public void Weights_follow_the_pattern_are_the_same_in_every_form_and_keep_numbers_at_their_size()
    {
        NetworkLayer layer = PaperNetwork.Find("vgg-16")!.Layers.First(layer => layer.Name == "conv2_1");
        LayerTensors tensors = LayerTensors.Draw(new Random(3), layer.Balanced, gain: 2);

        Assert.Equal(128 * 576 * 11 / 32, tensors.Matrices[0].Count(weight => weight != 0));
        Assert.InRange(tensors.Matrices[0].Sum(weight => (double)weight * weight) / 128, 1.95, 2.05);
        foreach (LayerForm form
            in (LayerForm[])[layer.Dense, layer.Balanced, layer.DenseBFloat16, layer.BalancedBFloat16])
            Assert.Equal(tensors.Matrices[0], tensors.Pack(form)[0].ToDense());

        Assert.Equal(tensors.Matrices[0], LayerTensors.Draw(new Random(3), layer.Balanced, gain: 2).Matrices[0]);
    }
}
