using System;
using System.Linq;
using BalancedKernels.Pruning;

namespace BalancedKernels.Tests.Weights;

public sealed class RecurrentLoadingTests
{
    // 2 inputs, 1 hidden unit: weight_ih is [4, 2], weight_hh [4, 1].
    private static readonly RecurrentDescription Single =
        new(
            "Memory", RecurrentKind.Lstm, 2, 1, 1, Bidirectional: false, new BalancedPattern(2, 2), WeightType.Float32,
            Bias: true);

    private static readonly RecurrentDescription Deep = Single with { Layers = 2, Bidirectional = true };

    [Fact]
    public void Tensors_are_found_by_the_names_of_PyTorch()
    {
        SafetensorsWriter writer = new();
        foreach (string end in new[] { "_l0", "_l0_reverse", "_l1", "_l1_reverse" })
        {
            writer.Add($"lstm.weight_ih{end}", [1, 2, 3, 4, 5, 6, 7, 8], [4, 2]);
            writer.Add($"lstm.weight_hh{end}", [9, 10, 11, 12], [4, 1]);
            writer.Add($"lstm.bias_ih{end}", [13, 14, 15, end.Length], [4]);
            writer.Add($"lstm.bias_hh{end}", [17, 18, 19, 20], [4]);
        }

        RecurrentWeights weights = Load(writer, Deep);

        Assert.Equal(4, weights.Passes.Count);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], weights.Passes[2].Input.ToDense());
        Assert.Equal([9, 10, 11, 12], weights.Passes[2].Hidden.ToDense());
        Assert.Equal([17, 18, 19, 20], weights.Passes[2].Hidden.Bias.ToArray());
        Assert.Equal([3f, 11, 3, 11], weights.Passes.Select(pass => pass.Input.Bias.Span[3]));
    }

    [Fact]
    public void One_layer_in_one_direction_may_be_called_as_a_cell_is()
    {
        RecurrentWeights weights = Load(Of("lstm", string.Empty), Single);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Assert.Single(weights.Passes).Input.ToDense());
        Assert.StartsWith(
            """
            8 problems with the weights:
            - memory: layer 'Memory' needs 'lstm.weight_ih_l0' (dense) or 'lstm.weight_ih_l0.values' and 'lstm.weight_ih_l0.indices' (packed); the file has 'lstm.weight_ih',
            """,
            Refuse(Of("lstm", string.Empty), Single with { Layers = 2 }),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8:2", WeightType.Float32)]
    [InlineData("4:3", WeightType.BFloat16)]
    [InlineData("32:32", WeightType.Float16)]
    public void What_is_written_is_read_again(string pattern, WeightType precision)
    {
        Assert.True(BalancedPattern.TryParse(pattern, out BalancedPattern parsed));
        RecurrentDescription layer =
            new("Memory", RecurrentKind.Gru, 11, 5, 2, Bidirectional: true, parsed, precision, Bias: true);
        RecurrentWeights weights = Seeded(layer);
        SafetensorsWriter writer = new();
        writer.Add("gru", weights);

        RecurrentWeights read = Load(writer, layer, "gru");

        foreach ((RecurrentPassWeights written, RecurrentPassWeights again) in weights.Passes.Zip(read.Passes))
        {
            Assert.True(written.Input.Values.Span.SequenceEqual(again.Input.Values.Span));
            Assert.True(written.Input.Indices.Span.SequenceEqual(again.Input.Indices.Span));
            Assert.True(written.Hidden.Values.Span.SequenceEqual(again.Hidden.Values.Span));
            Assert.Equal(written.Hidden.Bias.ToArray(), again.Hidden.Bias.ToArray());
        }
    }

    [Fact]
    public void Dense_tensors_are_pruned_matrix_by_matrix()
    {
        RecurrentDescription dense = new(
            "Memory", RecurrentKind.Lstm, 40, 20, 1, Bidirectional: false, new BalancedPattern(32, 32),
            WeightType.Float32, Bias: true);
        RecurrentDescription sparse = dense with { Pattern = new BalancedPattern(8, 2) };
        RecurrentWeights weights = Seeded(dense);
        SafetensorsWriter writer = new();
        writer.Add("lstm", weights);
        using SafetensorsFile file = RoundTripTests.Reopen(writer);

        RecurrentWeights pruned = MagnitudePruning.Prune(file, "lstm", sparse);

        Assert.Equal(
            MagnitudePruning.Prune(weights.Passes[0].Input.ToDense(), 80, 40, sparse.Pattern),
            pruned.Passes[0].Input.ToDense());
        Assert.Equal(
            MagnitudePruning.Prune(weights.Passes[0].Hidden.ToDense(), 80, 20, sparse.Pattern),
            pruned.Passes[0].Hidden.ToDense());
        Assert.Equal(weights.Passes[0].Hidden.Bias.ToArray(), pruned.Passes[0].Hidden.Bias.ToArray());
        Assert.StartsWith(
            "2 problems with the weights:\n- memory: tensor 'lstm.weight_ih_l0' does not fit 8:2 of layer 'Memory': 400 of 400 blocks have more than 2 nonzero weights",
            Assert.Throws<WeightsException>(() => RecurrentWeights.Load(file, "lstm", sparse)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_another_hidden_size_are_refused_with_both_shapes() => Assert.Equal(
        """
        4 problems with the weights:
        - memory: tensor 'lstm.weight_ih_l0' is [4, 2], and layer 'Memory' needs [12, 2], [gates * hidden, inputs].
        - memory: tensor 'lstm.bias_ih_l0' is [4], and layer 'Memory' needs [12], [gates * hidden].
        - memory: tensor 'lstm.weight_hh_l0' is [4, 1], and layer 'Memory' needs [12, 3], [gates * hidden, hidden].
        - memory: tensor 'lstm.bias_hh_l0' is [4], and layer 'Memory' needs [12], [gates * hidden].
        """,
        Refuse(Of("lstm", "_l0"), Single with { Hidden = 3 }));

    [Fact]
    public void A_missing_bias_is_refused()
    {
        SafetensorsWriter writer = new();
        writer.Add("lstm.weight_ih_l0", [1, 2, 3, 4, 5, 6, 7, 8], [4, 2]);
        writer.Add("lstm.weight_hh_l0", [9, 10, 11, 12], [4, 1]);

        Assert.Equal(
            """
            2 problems with the weights:
            - memory: layer 'Memory' adds a bias, and there is no tensor 'lstm.bias_ih_l0'; the file has 'lstm.weight_ih_l0', 'lstm.weight_hh_l0'. Write Bias = false for a layer without one.
            - memory: layer 'Memory' adds a bias, and there is no tensor 'lstm.bias_hh_l0'; the file has 'lstm.weight_hh_l0', 'lstm.weight_ih_l0'. Write Bias = false for a layer without one.
            """,
            Refuse(writer, Single));
        Assert.Empty(Load(writer, Single with { Bias = false }).Passes[0].Input.Bias.ToArray());
    }

    [Theory]
    [
        InlineData(
            "_l1", "memory has 'lstm.weight_ih_l1', and layer 'Memory' has 1 layer; write Layers = to match the file.")]
    [
        InlineData(
            "_l0_reverse",
            "memory has 'lstm.weight_ih_l0_reverse', and layer 'Memory' goes one way; write Bidirectional = true to match the file.")]
    public void A_file_of_more_layers_or_directions_is_refused(string more, string message)
    {
        SafetensorsWriter writer = Of("lstm", "_l0");
        Add(writer, "lstm", more);
        Assert.Equal(message, Refuse(writer, Single));
    }

    [Fact]
    public void Passes_that_do_not_fit_are_refused()
    {
        RecurrentPassWeights pass = Load(Of("lstm", "_l0"), Single).Passes[0];

        Assert.StartsWith(
            "Layer 'Memory' has 4 passes (2 layers in 2 directions); weights of 1 were given.",
            Assert.Throws<ArgumentException>(() => RecurrentWeights.FromPasses([pass], Deep)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The hidden weights of pass 0 of layer 'Memory' are to have 1 inputs, 4 outputs, pattern 2:2, Float32, with a bias; those given have 2 inputs, 4 outputs, pattern 2:2, Float32, with a bias.",
            Assert.Throws<ArgumentException>(() =>
                RecurrentWeights.FromPasses([pass with { Hidden = pass.Input }], Single)).Message,
            StringComparison.Ordinal);
    }

    private static RecurrentWeights Seeded(RecurrentDescription layer)
    {
        Random random = new(1);
        return RecurrentWeights.FromPasses(
            [
                .. Enumerable.Range(0, layer.Passes).Select(pass =>
                    new RecurrentPassWeights(
                        Matrix(layer.InputMatrix(pass / layer.Directions)), Matrix(layer.HiddenMatrix)))],
            layer);

        LinearWeights Matrix(LinearDescription matrix) => MagnitudePruning.Prune(
            Numbers(matrix.Outputs * matrix.Inputs), Numbers(matrix.Bias ? matrix.Outputs : 0), matrix);

        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    private static SafetensorsWriter Of(string name, string end)
    {
        SafetensorsWriter writer = new();
        Add(writer, name, end);
        return writer;
    }

    private static void Add(SafetensorsWriter writer, string name, string end)
    {
        writer.Add($"{name}.weight_ih{end}", [1, 2, 3, 4, 5, 6, 7, 8], [4, 2]);
        writer.Add($"{name}.weight_hh{end}", [9, 10, 11, 12], [4, 1]);
        writer.Add($"{name}.bias_ih{end}", [13, 14, 15, 16], [4]);
        writer.Add($"{name}.bias_hh{end}", [17, 18, 19, 20], [4]);
    }

    private static string Refuse(SafetensorsWriter writer, RecurrentDescription layer) =>
        Assert.Throws<WeightsException>(() => Load(writer, layer)).Message;

    private static RecurrentWeights Load(SafetensorsWriter writer, RecurrentDescription layer, string name = "lstm")
    {
        using SafetensorsFile file = RoundTripTests.Reopen(writer);
        return RecurrentWeights.Load(file, name, layer);
    }
}
