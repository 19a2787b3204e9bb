using System;
using System.Linq;

namespace BalancedKernels.Tests.Weights;

public sealed class LayerLoadingTests
{
    // 5 columns in blocks of 4 that keep 2: the last block has one real column.
    private static readonly LinearDescription Layer = Layers.Of(5, 2, 4, 2, bias: true);
    private static readonly float[] Dense = [1, 0, 2, 0, 3, 0, 4, 0, 5, 0];
    private static readonly float[] Bias = [10, 20];

    [Theory]
    [InlineData(WeightType.Float32)]
    [InlineData(WeightType.Float16)]
    [InlineData(WeightType.BFloat16)]
    public void Dense_tensors_that_fit_are_packed_from_any_precision(WeightType stored)
    {
        SafetensorsWriter writer = new();
        writer.Add("fc1.weight", Dense, [2, 5], stored);
        writer.Add("fc1.bias", Bias, [2], stored);

        LinearWeights weights = Load(writer);

        Assert.Equal(Dense, weights.ToDense());
        Assert.Equal(Bias, weights.Bias.ToArray());
    }

    [Theory]
    [InlineData(WeightType.Float32, WeightType.Float32)]
    [InlineData(WeightType.Float32, WeightType.BFloat16)]
    [InlineData(WeightType.Float16, WeightType.Float32)]
    [InlineData(WeightType.BFloat16, WeightType.Float16)]
    public void Packed_tensors_load_into_any_precision(WeightType stored, WeightType wanted)
    {
        SafetensorsWriter writer = Packed(Layer with { WeightType = stored });

        LinearWeights weights = Load(writer, Layer with { WeightType = wanted });

        Assert.Equal(wanted, weights.WeightType);
        Assert.Equal(Dense, weights.ToDense());
        Assert.Equal(Bias, weights.Bias.ToArray());
    }

    [Fact]
    public void Packed_and_dense_files_give_the_same_bytes()
    {
        SafetensorsWriter dense = new();
        dense.Add("fc1.weight", Dense, [2, 5]);
        dense.Add("fc1.bias", Bias, [2]);

        LinearWeights fromDense = Load(dense);
        LinearWeights fromPacked = Load(Packed(Layer));

        Assert.True(fromDense.Values.Span.SequenceEqual(fromPacked.Values.Span));
        Assert.True(fromDense.Indices.Span.SequenceEqual(fromPacked.Indices.Span));
    }

    [Fact]
    public void A_dense_layer_is_saved_as_one_dense_tensor()
    {
        LinearDescription layer = Layers.Of(5, 2, 8, 8);
        SafetensorsWriter writer = new();
        writer.Add("fc1", LinearWeights.FromDense(Dense, [], layer));
        using SafetensorsFile file = RoundTripTests.Reopen(writer);

        Assert.Equal(["fc1.weight"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Empty(file.Metadata);
        Assert.Equal(Dense, LinearWeights.Load(file, "fc1", layer).ToDense());
    }

    [Fact]
    public void A_packed_layer_is_saved_as_the_format_says()
    {
        using SafetensorsFile file = RoundTripTests.Reopen(Packed(Layer));

        Assert.Equal([2L, 2, 2], file["fc1.weight.values"].Shape);
        Assert.Equal([2L, 2, 2], file["fc1.weight.indices"].Shape);
        Assert.Equal([1f, 2, 3, 0, 4, 5, 0, 0], file["fc1.weight.values"].ReadFloats());
        Assert.Equal([0, 2, 0, 1, 1, 3, 0, 1], file["fc1.weight.indices"].ReadBytes());
        Assert.Equal("1", file.Metadata["balancedkernels.version"]);
        Assert.Equal("4", file.Metadata["fc1.weight.block"]);
        Assert.Equal("2", file.Metadata["fc1.weight.kept"]);
        Assert.Equal("5", file.Metadata["fc1.weight.columns"]);
    }

    [Fact]
    public void A_nonfinite_number_is_named_by_file_tensor_place_and_byte()
    {
        SafetensorsWriter writer = new();
        writer.Add("fc1.weight", [0, 0, 0, 0, 0, 0, float.NaN, 0, 0, 0], [2, 5], WeightType.Float16);
        writer.Add("fc1.bias", Bias, [2]);
        using SafetensorsFile file = RoundTripTests.Reopen(writer);

        long at = file["fc1.weight"].Offset + (6 * sizeof(ushort));
        Assert.Equal(
            $"memory: tensor 'fc1.weight' at [1, 1] (byte {at} of the file) is NaN; load with LoadOptions.AllowNonFinite if that is meant.",
            Assert.Throws<WeightsException>(() => LinearWeights.Load(file, "fc1", Layer)).Message);
        Assert.True(LinearWeights.Load(file, "fc1", Layer, new LoadOptions { AllowNonFinite = true }).HasNonFinite);
    }

    [Fact]
    public void An_overflow_is_named_by_file_tensor_place_byte_and_value()
    {
        SafetensorsWriter writer = new();
        writer.Add("fc1.weight", [0, 0, 0, 0, 0, 0, -1e5f, 0, 0, 0], [2, 5]);
        writer.Add("fc1.bias", Bias, [2]);
        using SafetensorsFile file = RoundTripTests.Reopen(writer);

        Assert.Equal(
            $"memory: tensor 'fc1.weight' at [1, 1] (byte {file["fc1.weight"].Offset + 24} of the file) is -100000, which is infinite in the Float16 of layer 'Hidden1'; load it in another precision.",
            Assert.Throws<WeightsException>(() =>
                LinearWeights.Load(file, "fc1", Layer with { WeightType = WeightType.Float16 })).Message);
    }

    private static SafetensorsWriter Packed(LinearDescription layer)
    {
        SafetensorsWriter writer = new();
        writer.Add("fc1", LinearWeights.FromDense(Dense, Bias, layer));
        return writer;
    }

    private static LinearWeights Load(SafetensorsWriter writer, LinearDescription? layer = null)
    {
        using SafetensorsFile file = RoundTripTests.Reopen(writer);
        return LinearWeights.Load(file, "fc1", layer ?? Layer);
    }
}
