using System.Linq;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Diagnostics;

public sealed class SilenceTests
{
    [Theory]
    [InlineData("[Linear(784, 1024)] public sealed partial class Dense;")]
    [
        InlineData(
            "[Linear(784, 1024, Activation = Activation.Relu, Bias = false, WeightType = WeightType.Float16, Targets = KernelTargets.Cpu)] partial class Dense;")]
    [InlineData("[Linear(64, 1)] [BalancedSparse] partial class Sparse;")]
    [InlineData("[Linear(64, 1), BalancedSparse(Block = 16, Ratio = 0.5)] partial class Sparse;")]
    [InlineData("[Linear(64, 1), BalancedSparse(Ratio = 0)] partial class Sparse;")]
    [InlineData("[Linear(64, 1), BalancedSparse(Kept = 6)] partial class Sparse;")]
    [InlineData("[Linear(100, 1), BalancedSparse(Kept = 32)] partial class EveryWeight;")]
    [InlineData("[Linear(64, 1)] partial class Split; [BalancedSparse] partial class Split;")]
    [
        InlineData(
            "[Conv2d(3, 64, 3, Padding = 1, Height = 224, Width = 224, Activation = Activation.Relu)] partial class Edges;")]
    [
        InlineData(
            "[Conv2d(32, 64, 1, 7, StrideHeight = 2, PaddingWidth = 3, DilationWidth = 2, Groups = 4, Bias = false)] [BalancedSparse(Block = 8, Kept = 3)] partial class Edges;")]
    [
        InlineData(
            "[Conv1d(128, 64, 2, PaddingBefore = 2, PaddingMode = PaddingMode.Reflect, Length = 3)] [BalancedSparse] partial class Beats;")]
    [InlineData("class Linear { } [Linear(4, 8)] partial class Hidden;")]
    [InlineData("[MaxPool2d(64, 56, 56, 3, Stride = 2, Padding = 1)] partial class Layer1;")]
    [
        InlineData(
            "[AvgPool2d(64, 56, 56, 2, KernelHeight = 1, StrideHeight = 1, PaddingWidth = 1, CountPadding = false)] partial class Layer1;")]
    [InlineData("[MaxPool1d(4, 100, 4)] partial class Layer1;")]
    [InlineData("[AvgPool1d(4, 100, 4, CountPadding = false)] partial class Layer1;")]
    [InlineData("[AdaptiveAvgPool2d(512, 7, 7, 1, 1)] partial class Layer1;")]
    [InlineData("[AdaptiveAvgPool1d(128, 100, 1)] partial class Layer1;")]
    [InlineData("[Embedding(50257, 768, Tokens = 16, WeightType = WeightType.BFloat16)] partial class Layer1;")]
    [InlineData("[Softmax(10)] partial class Layer1;")]
    [InlineData("[LogSoftmax(10)] partial class Layer1;")]
    [InlineData("[LayerNorm(768, Bias = false, Epsilon = 1e-6)] partial class Layer1;")]
    [InlineData("[RmsNorm(2048)] partial class Layer1;")]
    [InlineData("[BatchNorm(64, 56, 56)] partial class Layer1;")]
    [InlineData("[Flatten(512, 7, 7)] partial class Layer1;")]
    [InlineData("[PixelShuffle(12, 32, 32, 2)] partial class Layer1;")]
    [InlineData("[Activation(Activation.Relu, 64)] partial class Layer1;")]
    [InlineData("class NoLayer; static class NoLayerEither; record Nor<T>(T This);")]
    public void Good_code_is_left_in_peace(string source) =>
        Assert.Empty(new UserProject("using BalancedKernels; " + source).Analyze());

    [Theory]
    [InlineData("[Linear] partial class Hidden;")]
    [InlineData("[Linear(4)] partial class Hidden;")]
    [InlineData("[Linear(4, )] partial class Hidden;")]
    [InlineData("[Linear(4, Missing)] partial class Hidden;")]
    [InlineData("[Linear(4, \"8\")] partial class Hidden;")]
    [InlineData("[Linear(4, 8, Weights = \"8\")] partial class Hidden;")]
    [InlineData("[Linear(4, 8, Nothing = 3)] partial class Hidden;")]
    [InlineData("[Linear(4, 8), Linear(4, 8)] partial class Hidden;")]
    [InlineData("[Linear(4, 8)] partial class Hidden; [Linear(4, 8)] partial class Hidden;")]
    [InlineData("[Conv2d] partial class Hidden;")]
    [InlineData("[Conv2d(4, 8)] partial class Hidden;")]
    [InlineData("[Conv2d(4, 8, Missing)] partial class Hidden;")]
    [InlineData("[Conv1d(4, 8, 3, 3)] partial class Hidden;")]
    [InlineData("[Conv1d(4, 8, 3, Height = 3)] partial class Hidden;")]
    [InlineData("[Conv2d(4, 8, 3, Padding = \"1\")] partial class Hidden;")]
    [InlineData("[Linear(4, 8)] [BalancedSparse(Block = Missing)] partial class Hidden;")]
    [InlineData("[Linear(4, 8)] [BalancedSparse(Ratio = )] partial class Hidden;")]
    [InlineData("[Linear(4, 8)] partial struct Hidden;")]
    [InlineData("[Linear(4, 8)] partial class ;")]
    public void What_the_compiler_refuses_itself_is_left_to_it(string source)
    {
        UserProject project = new("using BalancedKernels; " + source);

        Assert.Contains(
            project.Compile().GetDiagnostics(TestContext.Current.CancellationToken),
            problem => problem.Severity == DiagnosticSeverity.Error);
        Assert.Empty(project.Analyze());
        Assert.Null(project.Generate().Exception);
    }

    [Fact]
    public void A_refused_declaration_gets_no_generated_half() => Assert.Empty(new UserProject(
        "[BalancedKernels.Linear(64, 8)] [BalancedKernels.BalancedSparse(Ratio = 2)] partial class Hidden;").Generate().GeneratedSources.Select(file => file.HintName));
}
