using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Text.Shell;
using BalancedKernels.Tests;

namespace BalancedKernels.Compiler.Tests.Shell;

/// <summary>The text that callers of a recurrent layer see, and the files that it has.</summary>
public sealed class RecurrentTextTests
{
    [Fact]
    public void A_language_model_of_one_shape_shares_its_kernels() => Verify(
        Layer(new RecurrentShape(RecurrentKind.Lstm, 1500, 1500, 2, Bidirectional: false), "32:6"), "Model");

    [Fact]
    public void A_speech_model_both_ways_has_three_products() => Verify(
        Layer(
            new RecurrentShape(RecurrentKind.Gru, 123, 1024, 3, Bidirectional: true),
            null) with { Bias = false, WeightType = WeightType.Float16 }, "Speech");

    [Theory]
    [InlineData(1500, 1500, 2, false, "Hidden")]
    [InlineData(128, 64, 1, false, "Input, Hidden")]
    [InlineData(128, 64, 2, false, "Input, Hidden")]
    [InlineData(128, 64, 1, true, "Input, Hidden")]
    [InlineData(128, 64, 2, true, "Input, Hidden")]
    [InlineData(64, 64, 2, true, "Hidden, Stacked")]
    [InlineData(123, 64, 2, true, "Input, Stacked, Hidden")]
    public void Only_products_of_different_shapes_have_kernels_of_their_own(
        int inputs, int hidden, int layers, bool bidirectional, string parts)
    {
        RecurrentModel layer =
            Layer(new RecurrentShape(RecurrentKind.Lstm, inputs, hidden, layers, bidirectional), "32:6");

        Assert.Equal(parts, string.Join(", ", layer.Products.Select(product => product.Part)));
        Assert.Equal(
            [
                "Networks.Memory.Layer.g.cs",
                "Networks.Memory.Recurrent.g.cs",
                .. parts.Split(", ").Select(part => $"Networks.Memory.{part}Cpu.g.cs")],
            LayerCompiler.Compile(layer).Select(file => file.HintName));
    }

    private static void Verify(
        RecurrentModel layer, string hint, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        Snapshot.Verify(ShellText.Write(layer, RecurrentApi.Describe(layer)), $"{hint}.Layer", method: method);
        Snapshot.Verify(RecurrentText.Write(layer), $"{hint}.Recurrent", method: method);
    }

    private static RecurrentModel Layer(RecurrentShape shape, string? pattern) => new(
        new TypeShell("Networks", default, "Memory", "Networks.Memory"),
        shape,
        BalancedPattern.TryParse(pattern, out BalancedPattern parsed) ? parsed : new BalancedPattern(32, 32),
        WeightType.Float32,
        Bias: true,
        new RecurrentMembers("MemoryInput", "MemoryStacked", "MemoryHidden"),
        Gpu: false);
}
