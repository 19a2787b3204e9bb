using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Chains;

public sealed class SequentialLoadingTests : IDisposable
{
    private readonly CpuDevice device = ComputeDevice.Cpu(1);

    [Fact]
    public void Tensors_are_found_below_a_name_or_under_other_names()
    {
        using SafetensorsFile whole = Files.Of(Files.Images);
        using SafetensorsFile below = Files.Of(Files.Below("model.encoder", Files.Images));
        using SafetensorsFile renamed = Files.Of(Files.Images.Select(tensor => KeyValuePair.Create(
            tensor.Key.Replace("2.", "fc.", StringComparison.Ordinal)
                .Replace("4.1", "last", StringComparison.Ordinal)
                .Replace("4.0", "tail.0", StringComparison.Ordinal), tensor.Value)));
        Dictionary<string, string> names = new() { ["2"] = "fc", ["4"] = "tail", ["tail.1"] = "last" };
        using Images expected = Images.Load(whole, device);
        using Images fromBelow = Images.Load(below, "model.encoder", device);
        using Images fromOthers = Images.Load(renamed, device, new LoadOptions { Names = names });

        Assert.Equal(Run(expected), Run(fromBelow));
        Assert.Equal(Run(expected), Run(fromOthers));
    }

    [Fact]
    public void Everything_that_is_missing_or_misshapen_is_listed_at_once()
    {
        Dictionary<string, long[]> tensors = new(Files.Images)
        {
            ["2.weight"] = [6, 23],
            ["3.bias"] = [7],
            ["4.1.bias"] = [32],
            ["4.1.weight"] = [40, 33],
        };
        tensors.Remove("3.running_mean");
        tensors.Remove("4.0.weight");
        using SafetensorsFile file = Files.Of(tensors);

        WeightsException error = Assert.Throws<WeightsException>(() => Images.Load(file, device));

        Assert.Equal(
            [
                "net: tensor '3.bias' is [7], and layer 'NarrowNorm' needs [6], [channels].",
                "net: layer 'NarrowNorm' needs '3.running_mean', [channels]",
                "net: tensor '2.weight' is [6, 23], and layer 'Narrow' needs [6, 24], [outputs, inputs].",
                "net: layer 'First' needs '4.0.weight' (dense) or '4.0.weight.values' and '4.0.weight.indices' (packed)",
                "net: tensor '4.1.weight' is [40, 33], and layer 'Second' needs [33, 40], [outputs, inputs].",
                "net: tensor '4.1.bias' is [32], and layer 'Second' needs [33], [outputs].",
            ],
            error.Problems.Select(problem => problem.Split("; the file has")[0]));
        Assert.StartsWith(
            "6 problems with the weights:\n- net: tensor '3.bias' is [7]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_layer_reads_is_refused_where_that_is_asked_for()
    {
        using SafetensorsFile file = Files.Of(
            [.. Files.Below("encoder", Files.Images), new("encoder.5.weight", [3]), new("decoder.weight", [3])]);
        LoadOptions strict = new() { RefuseUnread = true };
        Images.Load(file, "encoder", device).Dispose();

        WeightsException error = Assert.Throws<WeightsException>(() => Images.Load(file, "encoder", device, strict));

        Assert.Equal(["net: tensor 'encoder.5.weight' is read by no layer of 'Images'."], error.Problems);
        using SafetensorsFile exact = Files.Of(Files.Images);
        Images.Load(exact, device, strict).Dispose();
    }

    [Fact]
    public void A_bias_need_not_be_there_where_a_batch_norm_is_folded()
    {
        using SafetensorsFile file = Files.Of(Files.Images.Where(tensor => tensor.Key != "2.bias"));
        Images.Load(file, device).Dispose();

        ScaleShift norm = ScaleShift.Load(file, "3", NarrowNorm.Description);
        LinearWeights weights =
            LinearWeights.Load(file, "2", Narrow.Descriptions[0], new LoadOptions { BatchNorm = norm });
        Assert.Equal(norm.Shift.ToArray(), weights.Bias.ToArray());
    }

    [Fact]
    public void A_batch_norm_that_a_layer_cannot_take_in_is_refused()
    {
        LinearDescription layer = Narrow.Descriptions[0];
        float[] dense = new float[6 * 24];
        LoadOptions five = new() { BatchNorm = ScaleShift.From(new float[5], new float[5]) };
        LoadOptions six = new() { BatchNorm = ScaleShift.From(new float[6], new float[6]) };

        Assert.Equal(
            "Layer 'Narrow' has 6 outputs, and the batch norm to be folded into it 5 channels.",
            Assert.Throws<WeightsException>(() => LinearWeights.FromDense(dense, new float[6], layer, five)).Message);
        Assert.Equal(
            "Layer 'Narrow' adds no bias (Bias = false), and a batch norm folded into it gives one: write Bias = true, a file need not have it.",
            Assert.Throws<WeightsException>(() =>
                LinearWeights.FromDense(dense, [], layer with { Bias = false }, six)).Message);
    }

    [Fact]
    public void Packed_weights_are_folded_too()
    {
        LinearDescription sparse =
            new("Sparse", 4, 2, new BalancedPattern(2, 1), WeightType.Float32, Bias: true, Activation.None);
        LinearWeights folded = LinearWeights.FromPacked(
            [1, 2, 3, 4], [0, 1, 1, 0], [5, 6], sparse, new LoadOptions { BatchNorm = ScaleShift.From([10, 100], [1,
                2]) });

        Assert.Equal([10, 0, 0, 20, 0, 300, 400, 0], folded.ToDense());
        Assert.Equal([51, 602], folded.Bias.ToArray());
    }

    public void Dispose() => device.Dispose();

    private static float[] Run(Images network)
    {
        float[] output = new float[33];
        network.Forward(OperationCases.Numbers(96, seed: 1), output);
        return output;
    }
}
