using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using BalancedKernels.Pruning;

namespace BalancedKernels.Tests.Pattern;

/// <summary>Layers with kernels for several patterns.</summary>
public sealed class SeveralPatternsTests : IDisposable
{
    private readonly CpuDevice device = ComputeDevice.Cpu(1);

    public void Dispose() => device.Dispose();

    [Fact]
    public void A_class_lists_its_patterns_in_the_order_of_the_attributes_and_the_dense_form_last()
    {
        Assert.Equal(["32:16", "32:6", "32:32"], Several.Descriptions.Select(layer => $"{layer.Pattern}"));
        Assert.All(
            Several.Descriptions,
            layer => Assert.Equal(("Several", 70, 33), (layer.Name, layer.Inputs, layer.Outputs)));
        Assert.Equal(["9:3", "32:32"], SeveralDepthwise.Descriptions.Select(layer => $"{layer.Pattern}"));
        Assert.Equal(["32:6"], Several32x6.Descriptions.Select(layer => $"{layer.Pattern}"));
    }

    [Fact]
    public void The_pattern_of_the_weights_decides_which_kernels_run()
    {
        Check(
            Several.Descriptions[0],
            Several.Create,
            Several32x16.Create,
            layer => ((Several)layer).Description.Pattern);
        Check(
            Several.Descriptions[1], Several.Create, Several32x6.Create, layer => ((Several)layer).Description.Pattern);
        Check(
            Several.Descriptions[2],
            Several.Create,
            SeveralDense.Create,
            layer => ((Several)layer).Description.Pattern);
    }

    [Fact]
    public void A_file_is_loaded_in_the_pattern_that_it_is_packed_for()
    {
        foreach (LinearDescription form in Several.Descriptions)
        {
            using SafetensorsFile file = FileOf(writer => writer.Add("fc", Pruned(form)));
            using Several layer = Several.Load(file, "fc", device);
            Assert.Equal(form, layer.Description);
            Assert.Equal(Run(Several.Create(Pruned(form), device), 70), Run(layer, 70));
        }
    }

    // 6 of 32 nonzeros fit all three patterns; one block of 16 fits two; a full matrix only the dense form.
    [Theory]
    [InlineData(6, "32:6")]
    [InlineData(7, "32:16")]
    [InlineData(16, "32:16")]
    [InlineData(17, "32:32")]
    public void Dense_weights_are_loaded_in_the_sparsest_pattern_that_they_fit(int nonzeros, string expected)
    {
        float[] dense = MagnitudePruning.Prune(Numbers(33 * 70, seed: 3), 33, 70, new BalancedPattern(32, 6));
        for (int column = 0; column < 32; column++)
            dense[column] = column < nonzeros ? column + 1 : 0;

        using SafetensorsFile file = FileOf(writer =>
        {
            writer.Add("fc.weight", dense, [33, 70]);
            writer.Add("fc.bias", Numbers(33, seed: 4), [33]);
        });
        using Several layer = Several.Load(file, "fc", device);
        Assert.Equal(expected, $"{layer.Description.Pattern}");
    }

    [Fact]
    public void Weights_of_another_pattern_are_refused_and_the_patterns_are_named()
    {
        LinearDescription other = Several.Descriptions[0] with { Pattern = new BalancedPattern(16, 4) };
        using SafetensorsFile file = FileOf(writer => writer.Add("fc", Pruned(other)));

        Assert.EndsWith(
            "is packed as 16:4, and layer 'Several' is compiled for 32:16, 32:6 and dense.",
            Assert.Throws<WeightsException>(() => Several.Load(file, "fc", device)).Message, StringComparison.Ordinal);
        Assert.Equal(
            "Layer 'Several' was compiled for 32:16, 32:6 and dense; the weights given are 16:4. (Parameter 'weights')",
            Assert.Throws<ArgumentException>(() => Several.Create(Pruned(other), device)).Message);
    }

    // A dense matrix has no blocks: 16:16 is what 32:32 is.
    [Fact]
    public void Dense_weights_are_dense_whatever_block_they_name()
    {
        LinearDescription form = Several.Descriptions[2];
        using Several expected = Several.Create(Pruned(form), device);
        using Several layer = Several.Create(Pruned(form with { Pattern = new BalancedPattern(16, 16) }), device);
        Assert.Equal(Run(expected, 70), Run(layer, 70));
    }

    [Fact]
    public void Dense_weights_that_fit_no_pattern_are_refused_as_the_least_sparse_one_refuses_them()
    {
        using SafetensorsFile file = FileOf(writer =>
        {
            writer.Add("a.weight", Numbers(20 * 36, seed: 5), [20, 4, 3, 3]);
            writer.Add("a.bias", Numbers(20, seed: 6), [20]);
        });
        Assert.Contains(
            "does not fit 9:3",
            Assert.Throws<WeightsException>(() => Edges9x3.Load(file, "a", device)).Message,
            StringComparison.Ordinal);
        using SeveralEdges layer = SeveralEdges.Load(file, "a", device);
        Assert.True(layer.Description.Pattern.IsDense);
    }

    [Fact]
    public void Convolutions_choose_too()
    {
        LinearWeights weights = Pruned(SeveralEdges.Descriptions[0].Matrix);
        using SeveralEdges layer = SeveralEdges.Create(weights, device);
        using Edges9x3 alone = Edges9x3.Create(weights, device);
        float[] input = Numbers(2 * 4 * 35, seed: 7);
        float[] output = new float[2 * 20 * 35];
        float[] expected = new float[output.Length];
        layer.Forward(input, output, 5, 7);
        alone.Forward(input, expected, 5, 7);
        Assert.Equal(expected, output);
        Assert.Equal(SeveralEdges.Descriptions[0], layer.Description);

        using SeveralDepthwise depthwise =
            SeveralDepthwise.Create(Pruned(SeveralDepthwise.Descriptions[0].Matrix), device);
        Assert.Equal("9:3", $"{depthwise.Description.Pattern}");
        depthwise.Forward(Numbers(6 * 64, seed: 8), new float[6 * 36]);
    }

    [Fact]
    public void Recurrent_layers_choose_one_pattern_for_all_their_matrices()
    {
        RecurrentDescription form = SeveralMemories.Descriptions[0];
        using SafetensorsFile dense = FileOf(writer => AddDense(writer, form));
        using SafetensorsFile packed = FileOf(writer => writer.Add("rnn", MagnitudePruning.Prune(dense, "rnn", form)));
        using SeveralMemories layer = SeveralMemories.Load(packed, "rnn", device);
        using Memories8x2 alone = Memories8x2.Load(packed, "rnn", device);
        using SeveralMemories whole = SeveralMemories.Load(dense, "rnn", device);

        Assert.Equal((form, SeveralMemories.Descriptions[1]), (layer.Description, whole.Description));
        float[] input = Numbers(7 * 20, seed: 9);
        float[] output = new float[7 * 48];
        float[] expected = new float[output.Length];
        layer.Forward(input, output);
        alone.Forward(input, expected);
        Assert.Equal(expected, output);
    }

    [Fact]
    public void A_recurrent_layer_takes_the_pattern_that_stores_the_fewest_weights_of_all_matrices()
    {
        using SafetensorsFile file = FileOf(writer =>
        {
            writer.Add("rnn.weight_ih_l0", new float[24 * 64], [24, 64]);
            writer.Add("rnn.weight_hh_l0", new float[24 * 8], [24, 8]);
            writer.Add("rnn.bias_ih_l0", new float[24], [24]);
            writer.Add("rnn.bias_hh_l0", new float[24], [24]);
        });
        using SeveralWidths layer = SeveralWidths.Load(file, "rnn", device);
        Assert.Equal("32:7", $"{layer.Description.Pattern}");
    }

    [Fact]
    public void A_recurrent_layer_whose_matrices_are_packed_in_different_patterns_is_refused_in_one_sentence()
    {
        RecurrentDescription eights = SeveralWidths.Descriptions[0];
        float[] hidden = Numbers(24 * 8, seed: 2);
        using SafetensorsFile dense = FileOf(writer =>
        {
            writer.Add("rnn.weight_ih_l0", Numbers(24 * 64, seed: 1), [24, 64]);
            writer.Add("rnn.weight_hh_l0", hidden, [24, 8]);
            writer.Add("rnn.bias_ih_l0", Numbers(24, seed: 3), [24]);
            writer.Add("rnn.bias_hh_l0", Numbers(24, seed: 4), [24]);
        });
        using SafetensorsFile packed =
            FileOf(writer => writer.Add("rnn", MagnitudePruning.Prune(dense, "rnn", eights)));
        using SafetensorsFile mixed = FileOf(writer =>
        {
            foreach ((string key, string value) in packed.Metadata)
                writer.Metadata[key] = value;
            foreach (SafetensorsTensor tensor
                in packed.Tensors.Where(tensor => !tensor.Name.Contains("weight_hh", StringComparison.Ordinal)))
                writer.Add(tensor.Name, tensor.Dtype, [.. tensor.Shape], tensor.ReadBytes());
            writer.Add("rnn.weight_hh_l0", hidden, [24, 8]);
        });

        Assert.Equal(
            "memory: layer 'SeveralWidths' takes one pattern for all of its matrices: 'rnn.weight_ih_l0.values' is packed as 8:6, and 'rnn.weight_hh_l0' does not fit that. It is compiled for 8:6, 32:7 and dense.",
            Assert.Throws<WeightsException>(() => SeveralWidths.Load(mixed, "rnn", device)).Message);
    }

    [Fact]
    public void Options_that_are_not_for_a_layer_are_refused_before_the_file_is_looked_at()
    {
        LinearDescription other = Several.Descriptions[0] with { Pattern = new BalancedPattern(16, 4) };
        using SafetensorsFile file = FileOf(writer => writer.Add("fc", Pruned(other)));
        LoadOptions options = new() { Names = new Dictionary<string, string> { ["fc"] = "fc2" } };
        Assert.Throws<ArgumentException>(() => Several.Load(file, "fc", device, options));
    }

    [Fact]
    public void Names_of_nested_types_with_numbers_behind_them_are_no_other_patterns()
    {
        foreach (LinearDescription form in Numbered.Descriptions)
        {
            using Numbered layer = Numbered.Create(Pruned(form), device);
            Assert.Equal((form, 1), (layer.Description, Numbered.B32K2Kernels));
        }
    }

    [Fact]
    public void A_chain_of_them_loads_each_in_its_own_pattern()
    {
        LinearWeights first = Pruned(Several.Descriptions[1]);
        LinearWeights last = Pruned(SeveralScores.Descriptions[1]);
        using SafetensorsFile file = FileOf(writer =>
        {
            writer.Add("0", first);
            writer.Add("1", last);
        });
        using SeveralChain chain = SeveralChain.Load(file, device);
        float[] hidden = Run(Several.Create(first, device), 70);
        float[] expected = new float[2 * 5];
        using (SeveralScores scores = SeveralScores.Create(last, device))
            scores.Forward(hidden, expected);

        Assert.Equal(expected, Run(chain, 70));
    }

    [Fact]
    public void Names_that_the_user_has_taken_are_left_to_him()
    {
        using Crowded layer = Crowded.Create(Pruned(Crowded.Descriptions2[0]), device);
        Assert.Equal(
            (1, 2, 0, "4:2"),
            (Crowded.B4K2Kernels, Crowded.DenseKernels, layer.Descriptions, $"{layer.Description.Pattern}"));
    }

    private void Check(
        LinearDescription form, Func<LinearWeights, ComputeDevice, ILayer> several,
        Func<LinearWeights, ComputeDevice, ILayer> alone, Func<ILayer, BalancedPattern> patternOf)
    {
        LinearWeights weights = Pruned(form);
        using ILayer layer = several(weights, device);
        using ILayer twin = alone(weights, device);
        Assert.Equal(form.Pattern, patternOf(layer));
        Assert.Equal(Run(twin, form.Inputs), Run(layer, form.Inputs));
    }

    private static float[] Run(ILayer layer, int inputs)
    {
        float[] output = new float[2 * layer.Outputs];
        layer.Forward(Numbers(2 * inputs, seed: 10), output);
        return output;
    }

    private static LinearWeights Pruned(LinearDescription form) => MagnitudePruning.Prune(
        Numbers(form.Outputs * form.Inputs, seed: 1), Numbers(form.Bias ? form.Outputs : 0, seed: 2), form);

    private static void AddDense(SafetensorsWriter writer, RecurrentDescription layer)
    {
        for (int pass = 0; pass < layer.Passes; pass++)
        {
            string end = $"_l{pass / 2}{(pass % 2 == 1 ? "_reverse" : string.Empty)}";
            LinearDescription input = layer.InputMatrix(pass / 2);
            writer.Add(
                $"rnn.weight_ih{end}",
                Numbers(input.Outputs * input.Inputs, seed: 20 + pass),
                [input.Outputs, input.Inputs]);
            writer.Add(
                $"rnn.weight_hh{end}",
                Numbers(input.Outputs * layer.Hidden, seed: 30 + pass),
                [input.Outputs, layer.Hidden]);
            writer.Add($"rnn.bias_ih{end}", Numbers(input.Outputs, seed: 40 + pass), [input.Outputs]);
            writer.Add($"rnn.bias_hh{end}", Numbers(input.Outputs, seed: 50 + pass), [input.Outputs]);
        }
    }

    private static SafetensorsFile FileOf(Action<SafetensorsWriter> fill)
    {
        SafetensorsWriter writer = new();
        fill(writer);
        using MemoryStream stream = new();
        writer.Save(stream);
        return SafetensorsFile.FromBytes(stream.ToArray(), "memory");
    }

    private static float[] Numbers(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
    }
}
