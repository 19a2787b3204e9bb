using System;
using System.Globalization;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Text.Shell;
using BalancedKernels.Tests;

namespace BalancedKernels.Compiler.Tests.Shell;

/// <summary>The text that a layer's callers see.</summary>
public sealed class ShellTextTests
{
    private static readonly LayerModel Sparse = new(
        new TypeShell("Networks.Digits", default, "Hidden", "Networks.Digits.Hidden"),
        new MatrixShape(Inputs: 784, Outputs: 1024),
        new BalancedPattern(32, 6),
        WeightType.Float32,
        Bias: true,
        Activation.Relu,
        Gpu: false);

    [Fact]
    public void A_sparse_layer_for_the_CPU() => Snapshot.Verify(Write(Sparse), "Sparse");

    [Fact]
    public void A_dense_layer_for_the_CPU_and_GPUs() => Snapshot.Verify(
        Write(Sparse with
        {
            Pattern = new BalancedPattern(32, 32),
            WeightType = WeightType.BFloat16,
            Bias = false,
            Activation = Activation.None,
            Gpu = true,
        }),
        "Dense");

    [Fact]
    public void A_layer_inside_other_types_beside_members_constructors_and_a_base_class_of_the_users() =>
        Snapshot.Verify(
        Write(Sparse with { Type = Crowded }),
        "Crowded");

    [Theory]
    [InlineData(784, 32, 6, "0.8087", "150", "716,800", "3,211,264")]
    [InlineData(27, 32, 21, "0.2222", "21", "100,352", "110,592")]
    [InlineData(1024, 16, 4, "0.75", "256", "1,179,648", "4,194,304")]
    public void Ratio_multiply_adds_and_bytes_are_those_of_the_real_columns(
        int inputs, int block, int kept, string ratio, string products, string packed, string dense)
    {
        string text =
            Write(Sparse with { Shape = new MatrixShape(inputs, 1024), Pattern = new BalancedPattern(block, kept) });

        Assert.Contains(
            $"a true ratio of {ratio}: {products} multiply-adds per row instead of {inputs.ToString(CultureInfo.InvariantCulture)}.",
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            $"Weights take {packed} bytes packed, values and indices, instead of {dense} dense.",
            text,
            StringComparison.Ordinal);
    }

    private static string Write(LayerModel layer) => ShellText.Write(layer, LinearApi.Describe(layer));

    private static TypeShell Crowded => new(
        string.Empty,
        new EquatableArray<string>(["partial struct Outer", "partial interface @inner"]),
        "@class",
        "Outer+inner+class")
    {
        Members = new GeneratedMembers
        {
            EngineField = "engine2",
            Description = "Description2",
            Load = "Load2",
            Inputs = MemberImplementation.Explicit,
            Outputs = MemberImplementation.Absent,
            ForwardTensors = MemberImplementation.Explicit,
            BaseDispose = BaseDispose.Virtual,
            Constructors = UserConstructors.Parameterless,
            HasBaseClass = true,
        },
    };
}
