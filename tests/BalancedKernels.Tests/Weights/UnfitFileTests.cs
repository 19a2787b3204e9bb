using System;

namespace BalancedKernels.Tests.Weights;

public sealed class UnfitFileTests
{
    private static readonly LinearDescription Layer = Layers.Of(5, 2, 4, 2, bias: true);

    [Fact]
    public void Missing_weights_list_what_the_file_has_nearest_first()
    {
        SafetensorsWriter writer = new();
        foreach (string name
            in (string[])["fc10.weight", "conv.weight", "fc1.weights", "embed", "fc1.bias", "head.bias", "norm"])
            writer.Add(name, [1f], [1]);

        Assert.Equal(
            "memory: layer 'Hidden1' needs 'fc1.weight' (dense) or 'fc1.weight.values' and 'fc1.weight.indices' (packed); "
            + "the file has 'fc1.weights', 'fc10.weight', 'conv.weight', 'fc1.bias', 'embed' and 2 more.",
            ErrorOf(writer));
    }

    [Fact]
    public void An_empty_file_has_nothing_near() => Assert.EndsWith(
        "(packed); the file has no tensors.", ErrorOf(new SafetensorsWriter()), StringComparison.Ordinal);

    [Fact]
    public void A_tensor_that_is_not_there_is_named_with_similar_ones()
    {
        SafetensorsWriter writer = new();
        writer.Add("fc1.weight", [1f], [1]);
        using SafetensorsFile file = RoundTripTests.Reopen(writer);

        Assert.False(file.TryGet("fc1.wieght", out _));
        Assert.Equal(
            "memory: there is no tensor 'fc1.wieght'; the file has 'fc1.weight'.",
            Assert.Throws<WeightsException>(() => file["fc1.wieght"]).Message);
    }

    [Fact]
    public void A_missing_bias_is_no_zero_bias()
    {
        SafetensorsWriter writer = new();
        writer.Add("fc1.weight", new float[10], [2, 5]);
        writer.Add("fc1.b", new float[2], [2]);

        Assert.Equal(
            "memory: layer 'Hidden1' adds a bias, and there is no tensor 'fc1.bias'; the file has 'fc1.b', 'fc1.weight'. Write Bias = false for a layer without one.",
            ErrorOf(writer));
    }

    [Fact]
    public void A_bias_that_the_layer_does_not_add_is_not_dropped() => Assert.Equal(
        "memory: tensor 'fc1.bias' is a bias, and layer 'Hidden1' adds none (Bias = false): leaving it out would change the results.",
        ErrorOf(Dense(), Layer with { Bias = false }));

    [Theory]
    [InlineData(5, 2, "[5, 2]")]
    [InlineData(10, 1, "[10, 1]")]
    [InlineData(2, 6, "[2, 6]")]
    public void A_dense_tensor_of_another_shape(int rows, int columns, string shape)
    {
        SafetensorsWriter writer = new();
        writer.Add("fc1.weight", new float[rows * columns], [rows, columns]);
        Assert.Equal(
            $"memory: tensor 'fc1.weight' is {shape}, and layer 'Hidden1' needs [2, 5], [outputs, inputs].",
            ErrorOf(writer));
    }

    [Fact]
    public void A_bias_of_another_shape()
    {
        SafetensorsWriter writer = new();
        writer.Add("fc1.weight", new float[10], [2, 5]);
        writer.Add("fc1.bias", new float[2], [1, 2]);
        Assert.Equal("memory: tensor 'fc1.bias' is [1, 2], and layer 'Hidden1' needs [2], [outputs].", ErrorOf(writer));
    }

    [Fact]
    public void A_tensor_of_another_type()
    {
        SafetensorsWriter writer = new();
        writer.Add("fc1.weight", "I32", [2, 5], new byte[40]);
        Assert.Equal("memory: tensor 'fc1.weight' is I32, expected F32, F16 or BF16.", ErrorOf(writer));
    }

    [Fact]
    public void Both_forms_in_one_file_are_one_too_many()
    {
        SafetensorsWriter writer = Packed();
        writer.Add("fc1.weight", new float[10], [2, 5]);
        Assert.Equal(
            "memory: layer 'Hidden1' finds both 'fc1.weight' and 'fc1.weight.values'; one of them was expected.",
            ErrorOf(writer));
    }

    [Fact]
    public void Another_pattern_than_the_layer_names_both() => Assert.Equal(
        "memory: tensor 'fc1.weight.values' is packed as 4:2, and layer 'Hidden1' is compiled for 8:2.",
        ErrorOf(Packed(), Layer with { Pattern = new BalancedPattern(8, 2) }));

    [Fact]
    public void A_dense_layer_takes_no_packed_tensor() => Assert.Equal(
        "memory: tensor 'fc1.weight.values' is packed as 4:2, and layer 'Hidden1' is dense: it keeps all of its 5 columns.",
        ErrorOf(Packed(), Layer with { Pattern = new BalancedPattern(4, 4) }));

    [Fact]
    public void Other_columns_than_the_layer_are_told_apart_although_blocks_agree() => Assert.Equal(
        "memory: tensor 'fc1.weight.values' has 5 columns, and layer 'Hidden1' has 6 inputs.",
        ErrorOf(Packed(), Layer with { Inputs = 6 }));

    [Fact]
    public void Other_rows_than_the_layer() => Assert.Equal(
        "memory: tensor 'fc1.weight.values' is [2, 2, 2], and layer 'Hidden1' needs [3, 2, 2], [outputs, blocks, kept].",
        ErrorOf(Packed(), Layer with { Outputs = 3 }));

    [Theory]
    [
        InlineData(
            "balancedkernels.version",
            "2",
            "is '2'; packed tensors of version 1 are read. A newer BalancedKernels may read it.")]
    [InlineData("fc1.weight.block", "1", "is '1', expected a whole number from 2 to 256.")]
    [InlineData("fc1.weight.block", "0x4", "is '0x4', expected a whole number from 2 to 256.")]
    [InlineData("fc1.weight.kept", "4", "is '4', expected a whole number from 1 to 3.")]
    [InlineData("fc1.weight.kept", "-2", "is '-2', expected a whole number from 1 to 3.")]
    [InlineData("fc1.weight.columns", "", "is '', expected a whole number from 1 to 2147483647.")]
    public void Metadata_that_says_no_pattern(string key, string value, string error)
    {
        SafetensorsWriter writer = Packed();
        writer.Metadata[key] = value;
        Assert.Equal($"memory: __metadata__ '{key}' {error}", ErrorOf(writer));
    }

    [Theory]
    [InlineData("balancedkernels.version")]
    [InlineData("fc1.weight.block")]
    [InlineData("fc1.weight.kept")]
    [InlineData("fc1.weight.columns")]
    public void Metadata_that_is_missing(string key)
    {
        SafetensorsWriter writer = Packed();
        writer.Metadata.Remove(key);
        Assert.Equal(
            $"memory: __metadata__ has no '{key}'; without it a packed tensor cannot be read.", ErrorOf(writer));
    }

    [Fact]
    public void Values_without_indices()
    {
        SafetensorsWriter writer = Described();
        writer.Add("fc1.weight.values", new float[8], [2, 2, 2]);
        Assert.Equal(
            "memory: there is no tensor 'fc1.weight.indices'; the file has 'fc1.weight.values'.", ErrorOf(writer));
    }

    [Fact]
    public void Indices_that_are_no_bytes()
    {
        SafetensorsWriter writer = Described();
        writer.Add("fc1.weight.values", new float[8], [2, 2, 2]);
        writer.Add("fc1.weight.indices", "I64", [2, 2, 2], new byte[64]);
        Assert.Equal("memory: tensor 'fc1.weight.indices' is I64, expected U8.", ErrorOf(writer));
    }

    [Fact]
    public void Indices_of_another_shape()
    {
        SafetensorsWriter writer = Described();
        writer.Add("fc1.weight.values", new float[8], [2, 2, 2]);
        writer.Add("fc1.weight.indices", "U8", [2, 4], new byte[8]);
        Assert.Equal(
            "memory: tensor 'fc1.weight.indices' is [2, 4], and layer 'Hidden1' needs [2, 2, 2], [outputs, blocks, kept].",
            ErrorOf(writer));
    }

    [Theory]
    [
        InlineData(
            new byte[] { 0, 1, 0, 1, 0, 4, 0, 1 }, "[1, 0, 1]", 5, "names column 4: a block of 4:2 has columns 0 to 3")]
    [
        InlineData(
            new byte[] { 0, 0, 0, 1, 0, 1, 0, 1 },
            "[0, 0, 1]",
            1,
            "names column 0: the slot before it names the same column")]
    [
        InlineData(
            new byte[] { 0, 1, 0, 1, 2, 1, 0, 1 },
            "[1, 0, 1]",
            5,
            "names column 1: the slot before it names column 2, and columns ascend")]
    public void Indices_that_break_a_rule_are_named_by_their_byte(byte[] indices, string at, int element, string error)
    {
        SafetensorsWriter writer = Described();
        writer.Add("fc1.weight.values", new float[8], [2, 2, 2]);
        writer.Add("fc1.weight.indices", "U8", [2, 2, 2], indices);
        using SafetensorsFile file = RoundTripTests.Reopen(writer);

        Assert.Equal(
            $"memory: tensor 'fc1.weight.indices' at {at} (byte {file["fc1.weight.indices"].Offset + element} of the file) {error}.",
            Assert.Throws<WeightsException>(() => LinearWeights.Load(file, "fc1", Layer)).Problems[0]);
    }

    [Fact]
    public void Weights_and_bias_are_told_of_together()
    {
        SafetensorsWriter writer = new();
        writer.Add("fc1.weight", new float[12], [2, 6]);
        writer.Add("fc1.bias", new float[3], [3]);

        Assert.Equal(
            "2 problems with the weights:\n"
            + "- memory: tensor 'fc1.weight' is [2, 6], and layer 'Hidden1' needs [2, 5], [outputs, inputs].\n"
            + "- memory: tensor 'fc1.bias' is [3], and layer 'Hidden1' needs [2], [outputs].",
            Refused(writer).Message);
    }

    private static SafetensorsWriter Dense()
    {
        SafetensorsWriter writer = new();
        writer.Add("fc1.weight", new float[10], [2, 5]);
        writer.Add("fc1.bias", new float[2], [2]);
        return writer;
    }

    private static SafetensorsWriter Packed()
    {
        SafetensorsWriter writer = new();
        writer.Add("fc1", LinearWeights.FromDense(new float[10], new float[2], Layer));
        return writer;
    }

    private static SafetensorsWriter Described()
    {
        SafetensorsWriter writer = new();
        new PackedFormat(Layer.Pattern, Layer.Inputs).Write(writer.Metadata, "fc1.weight");
        return writer;
    }

    // What is said first: most of these files have no bias either.
    private static string ErrorOf(SafetensorsWriter writer, LinearDescription? layer = null) =>
        Refused(writer, layer).Problems[0];

    private static WeightsException Refused(SafetensorsWriter writer, LinearDescription? layer = null)
    {
        using SafetensorsFile file = RoundTripTests.Reopen(writer);
        return Assert.Throws<WeightsException>(() => LinearWeights.Load(file, "fc1", layer ?? Layer));
    }
}
