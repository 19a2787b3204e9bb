using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Pruning;
using BalancedKernels.Tests.Chains;

namespace BalancedKernels.Tests.Weights;

/// <summary>Each option is used or refused, by every kind of layer and by chains.</summary>
public sealed class LoadOptionTests : IDisposable
{
    private static readonly BalancedPattern Dense = new(32, 32);
    private static readonly LinearDescription Linear =
        new("L", 2, 2, Dense, WeightType.Float32, Bias: true, Activation.None);
    private static readonly RecurrentDescription Recurrent =
        new("R", RecurrentKind.Gru, 2, 1, Layers: 1, Bidirectional: false, Dense, WeightType.Float32, Bias: false);
    private static readonly NormDescription Norm = new("N", NormKind.Layer, 2, 1e-5, Bias: true);
    private static readonly BatchNormDescription BatchNorm = new("B", new SampleShape(2), 1e-5);
    private static readonly EmbeddingDescription Embedding = new("E", 3, 2, 1, WeightType.Float32);

    private static readonly ConvolutionAxis One = new(1, 1, 1, 0, 0);
    private static readonly ConvolutionDescription Convolution =
        new("C", 1, 2, 2, One, One, 1, PaddingMode.Zeros, 1, 4, Dense, WeightType.Float32, Bias: true, Activation.None);

    // Every way to load a layer that is no chain: what takes a batch norm in, and what does not.
    private static readonly Dictionary<string, Action<SafetensorsFile, LoadOptions>> Folding = new()
    {
        ["linear"] = (file, options) => LinearWeights.Load(file, "linear", Linear, options),
        ["convolution"] = (file, options) => LinearWeights.Load(file, "convolution", Convolution, options),
        ["pruned linear"] = (file, options) => MagnitudePruning.Prune(file, "linear", Linear, options),
        ["pruned convolution"] = (file, options) => MagnitudePruning.Prune(file, "convolution", Convolution, options),
    };

    private static readonly Dictionary<string, Action<SafetensorsFile, LoadOptions>> Others = new()
    {
        ["recurrent"] = (file, options) => RecurrentWeights.Load(file, "recurrent", Recurrent, options),
        ["pruned recurrent"] = (file, options) => MagnitudePruning.Prune(file, "recurrent", Recurrent, options),
        ["norm"] = (file, options) => ScaleShift.Load(file, "norm", Norm, options),
        ["batch norm"] = (file, options) => ScaleShift.Load(file, "batchnorm", BatchNorm, options),
        ["embedding"] = (file, options) => EmbeddingTable.Load(file, "embedding", Embedding, options),
    };

    private readonly CpuDevice device = ComputeDevice.Cpu(1);

    public static TheoryData<string> Kinds => [.. Folding.Keys, .. Others.Keys];

    public static TheoryData<string> OtherKinds => [.. Others.Keys];

    public void Dispose() => device.Dispose();

    [Theory]
    [MemberData(nameof(OtherKinds))]
    public void A_batch_norm_is_refused_where_it_is_not_folded(string kind)
    {
        using SafetensorsFile file = File();
        ArgumentException error = Assert.Throws<ArgumentException>(() =>
            Others[kind](file, new LoadOptions { BatchNorm = ScaleShift.From([1, 1], []) }));
        Assert.Equal("options", error.ParamName);
        Assert.EndsWith(
            "was given LoadOptions.BatchNorm, which only linear layers and convolutions support. (Parameter 'options')",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_norm_is_refused_by_a_chain()
    {
        using SafetensorsFile file = Files.Of(Files.Images);
        ArgumentException error = Assert.Throws<ArgumentException>(() =>
            Images.Load(file, device, new LoadOptions { BatchNorm = ScaleShift.From(new float[6], []) }));
        Assert.StartsWith("'Images' was given LoadOptions.BatchNorm, which", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Names_are_refused_by_what_is_no_chain(string kind)
    {
        using SafetensorsFile file = File();
        ArgumentException error = Assert.Throws<ArgumentException>(() =>
            Load(kind)(file, new LoadOptions { Names = new Dictionary<string, string> { ["a"] = "b" } }));
        Assert.EndsWith(
            "was given LoadOptions.Names, which are for the layers of a chain. (Parameter 'options')",
            error.Message,
            StringComparison.Ordinal);
        Load(kind)(file, new LoadOptions { Names = new Dictionary<string, string>() });
    }

    [Fact]
    public void Names_are_refused_with_weights_that_are_in_memory()
    {
        LoadOptions options = new() { Names = new Dictionary<string, string> { ["a"] = "b" } };
        LinearDescription sparse = Linear with { Pattern = new BalancedPattern(2, 1) };
        Assert.Throws<ArgumentException>(() => LinearWeights.FromDense(new float[4], new float[2], Linear, options));
        Assert.Throws<ArgumentException>(() => MagnitudePruning.Prune(new float[4], new float[2], Linear, options));
        Assert.Throws<ArgumentException>(() =>
            LinearWeights.FromPacked(new float[2], new byte[2], new float[2], sparse, options));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Tensors_that_a_layer_does_not_read_are_refused_where_that_is_asked_for(string kind)
    {
        LoadOptions strict = new() { RefuseUnread = true };
        using SafetensorsFile exact = File();
        Load(kind)(exact, strict);

        using SafetensorsFile more = File("extra", "weight.more");
        Load(kind)(more, LoadOptions.Default);
        WeightsException error = Assert.Throws<WeightsException>(() => Load(kind)(more, strict));
        Assert.Equal(2, error.Problems.Count);
        Assert.All(
            error.Problems, problem => Assert.Contains("is read by no layer of '", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_of_no_layer_is_refused()
    {
        using SafetensorsFile file = Files.Of(Files.Images);
        Dictionary<string, string> names = new() { ["9"] = "fc", ["4.0"] = "4.0", ["1"] = "flat" };

        WeightsException error =
            Assert.Throws<WeightsException>(() => Images.Load(file, device, new LoadOptions { Names = names }));

        Assert.Equal(
            [
                "net: LoadOptions.Names has '1', and 'Images' has no layer of that name with weights; it has '2', '3', '4', '4.1', '4.0'.",
                "net: LoadOptions.Names has '9', and 'Images' has no layer of that name with weights; it has '2', '3', '4', '4.0', '4.1'.",
            ],
            error.Problems);
    }

    private static Action<SafetensorsFile, LoadOptions> Load(string kind) =>
        Folding.GetValueOrDefault(kind) ?? Others[kind];

    // All layers in one file, and for each of them tensors that it does not read.
    private static SafetensorsFile File(params string[] more)
    {
        Dictionary<string, long[]> tensors = new()
        {
            ["linear.weight"] = [2, 2],
            ["linear.bias"] = [2],
            ["convolution.weight"] = [2, 2, 1],
            ["convolution.bias"] = [2],
            ["recurrent.weight_ih_l0"] = [3, 2],
            ["recurrent.weight_hh_l0"] = [3, 1],
            ["norm.weight"] = [2],
            ["norm.bias"] = [2],
            ["batchnorm.weight"] = [2],
            ["batchnorm.bias"] = [2],
            ["batchnorm.running_mean"] = [2],
            ["batchnorm.running_var"] = [2],
            ["batchnorm.num_batches_tracked"] = [],
            ["embedding.weight"] = [3, 2],
        };
        foreach (string layer in tensors.Keys.Select(name => name.Split('.')[0]).Distinct().ToArray())
        {
            foreach (string end in more)
                tensors[$"{layer}.{end}"] = [1];
        }

        return Files.Of(tensors);
    }
}
