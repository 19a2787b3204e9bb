using System;
using System.IO;
using System.Linq;
using BalancedKernels.Pruning;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Weights;

public sealed class RealModelTests
{
    [Fact]
    public void Every_model_opens_and_every_tensor_reads()
    {
        foreach (string path in Directory.GetFiles(Models(), "*.safetensors"))
        {
            using SafetensorsFile file = SafetensorsFile.Open(path);
            Assert.NotEmpty(file.Tensors);
            foreach (SafetensorsTensor tensor in file.Tensors.Where(tensor => tensor.Dtype == "F32"))
                Assert.DoesNotContain(tensor.ReadFloats(), number => !float.IsFinite(number));
        }
    }

    [Theory]
    [InlineData("fc1", 784, 1024, 25 * 6)]
    [InlineData("fc2", 1024, 1024, 32 * 6)]
    public void A_trained_layer_is_pruned_saved_and_loaded_without_a_change(
        string name, int inputs, int outputs, int slots)
    {
        LinearDescription layer = Layers.Of(inputs, outputs, 32, 6, bias: true);
        using SafetensorsFile dense = SafetensorsFile.Open(Path.Combine(Models(), "digits_mlp.safetensors"));
        LinearWeights pruned = MagnitudePruning.Prune(dense, name, layer);
        using TemporaryFolder folder = new();
        SafetensorsWriter writer = new();
        writer.Add(name, pruned);
        writer.Save(folder.File("packed.safetensors"));

        using SafetensorsFile packed = SafetensorsFile.Open(folder.File("packed.safetensors"));
        LinearWeights loaded = LinearWeights.Load(packed, name, layer);

        Assert.Equal(slots, loaded.SlotsPerRow);
        Assert.True(loaded.Values.Span.SequenceEqual(pruned.Values.Span));
        Assert.True(loaded.Indices.Span.SequenceEqual(pruned.Indices.Span));
        Assert.Equal(dense[$"{name}.bias"].ReadFloats(), loaded.Bias.ToArray());

        // Not pruned, the layer does not fit, and the message says so of nearly every block.
        string error = Assert.Throws<WeightsException>(() => LinearWeights.Load(dense, name, layer)).Message;
        Assert.Contains(
            $"of {outputs * slots / 6} blocks have more than 6 nonzero weights, the first in row 0, block 0 (columns 0..31) with ",
            error,
            StringComparison.Ordinal);
    }

    private static string Models()
    {
        string? data = Environment.GetEnvironmentVariable("BALANCEDKERNELS_DATA");
        string models = Path.Combine(data ?? string.Empty, "models");
        Assert.SkipUnless(
            data is not null && Directory.Exists(models),
            "skipped: BALANCEDKERNELS_DATA names no folder with models (a folder with 'models' and 'data')");
        return models;
    }
}
