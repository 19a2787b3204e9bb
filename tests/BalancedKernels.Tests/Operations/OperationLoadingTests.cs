using System;
using System.IO;
using System.Linq;
using BalancedKernels.CompilerServices;

namespace BalancedKernels.Tests.Operations;

public sealed class OperationLoadingTests
{
    private static readonly NormDescription Norm = new("Norm", NormKind.Layer, 3, 1e-5, Bias: true);
    private static readonly BatchNormDescription BatchNorm = new("Bn", new SampleShape(2, 4, 4), 1e-5);
    private static readonly EmbeddingDescription Words = new("Words", 4, 2, 1, WeightType.Float32);

    [Fact]
    public void A_norm_has_a_weight_and_a_bias()
    {
        SafetensorsWriter writer = new();
        writer.Add("ln.weight", [1, 2, 3], [3], WeightType.Float16);
        writer.Add("ln.bias", [4, 5, 6], [3]);
        using SafetensorsFile file = Open(writer);

        ScaleShift weights = ScaleShift.Load(file, "ln", Norm);

        Assert.Equal([1, 2, 3], weights.Scale.ToArray());
        Assert.Equal([4, 5, 6], weights.Shift.ToArray());
        Assert.Contains(
            "tensor 'ln.bias' is a bias, and layer 'Norm' adds none",
            Assert.Throws<WeightsException>(() => ScaleShift.Load(file, "ln", Norm with { Bias = false })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_with_a_batch_norm_is_said_at_once()
    {
        SafetensorsWriter writer = new();
        writer.Add("bn.weight", [1, 2], [2]);
        writer.Add("bn.running_mean", [1, 2, 3], [3]);
        writer.Add("bn.running_var", [1, -2], [2]);
        using SafetensorsFile file = Open(writer);

        WeightsException error = Assert.Throws<WeightsException>(() => ScaleShift.Load(file, "bn", BatchNorm));

        Assert.Equal(
            [
                "net: layer 'Bn' needs 'bn.bias', [channels]; the file has 'bn.weight', 'bn.running_var', 'bn.running_mean'.",
                "net: tensor 'bn.running_mean' is [3], and layer 'Bn' needs [2], [channels].",
                "net: tensor 'bn.running_var' at [1] is -2; a variance is 0 or more.",
            ],
            error.Problems);
        Assert.Equal(
            "3 problems with the weights:\n" + string.Join('\n', error.Problems.Select(problem => "- " + problem)),
            error.Message);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_refused_unless_they_are_let_pass()
    {
        SafetensorsWriter writer = new();
        writer.Add("wte.weight", [1, 2, 3, float.NaN, 5, 6, 7, 8], [4, 2]);
        using SafetensorsFile file = Open(writer);

        Assert.Contains(
            "tensor 'wte.weight' at [3] (byte",
            Assert.Throws<WeightsException>(() => EmbeddingTable.Load(file, "wte", Words)).Message,
            StringComparison.Ordinal);
        Assert.Equal(4, EmbeddingTable.Load(file, "wte", Words, new LoadOptions { AllowNonFinite = true }).Count);
    }

    [Theory]
    [InlineData(WeightType.Float32)]
    [InlineData(WeightType.Float16)]
    [InlineData(WeightType.BFloat16)]
    public void An_embedding_gives_rows_of_its_table(WeightType precision)
    {
        EmbeddingDescription words = new("Words", 40, 20, 3, precision);
        SafetensorsWriter writer = new();

        // Whole numbers up to 8 bits: every precision holds them.
        float[] table = [.. Enumerable.Range(0, 800).Select(number => number % 251f)];
        writer.Add("wte.weight", table, [40, 20], precision);
        using SafetensorsFile file = Open(writer);
        using CpuDevice device = ComputeDevice.Cpu(1);
        using CpuOperationEngine engine =
            CpuOperationEngine.Create(device, words, EmbeddingTable.Load(file, "wte", words));
        float[] output = new float[60];

        engine.Forward([39, 0, 7], output);

        Assert.Equal([.. table[780..], .. table[..20], .. table[140..160]], output);
        Assert.Equal(800 * (precision == WeightType.Float32 ? 4 : 2), engine.PackedBytes);
    }

    private static SafetensorsFile Open(SafetensorsWriter writer)
    {
        using MemoryStream stream = new();
        writer.Save(stream);
        return SafetensorsFile.FromBytes(stream.ToArray(), "net");
    }
}
