using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Diagnostics;

/// <summary>Sizes that no device can hold are refused before anything is planned.</summary>
public sealed class SizeLimitTests
{
    private const string Most = "2147483591 is the most";

    [Theory]
    [InlineData("Linear(int.MaxValue, 1)", "The input of 'Layer1' comes to 2147483647 numbers; " + Most)]
    [InlineData("Linear(1, int.MaxValue)", "The output of 'Layer1' comes to 2147483647 numbers; " + Most)]
    [InlineData("Linear(2147483591, 1)", "A padded row of weights of 'Layer1' comes to 2147483648 numbers; " + Most)]
    [
        InlineData(
            "Linear(1 << 30, 1), BalancedSparse(Block = 128, Kept = 8)",
            "A packed tile of 16 rows of 'Layer1' comes to 5368709120 bytes; 2147483647 is the most")]
    [
        InlineData(
            "Linear(65536, 65536)",
            "The weight matrix, with rows for whole tiles, of 'Layer1' comes to 4294967296 numbers; " + Most)]
    [
        InlineData(
            "Linear(32768, 32768)",
            "The packed weight matrix of 'Layer1' comes to 4294967296 bytes; 2147483647 is the most")]
    [
        InlineData(
            "Conv2d(65536, 8, int.MaxValue)",
            "A row of weights of 'Layer1' comes to 302231454622182317031424 numbers; " + Most)]
    [InlineData("Conv1d(1, int.MaxValue, 1)", "The weight matrix of 'Layer1' comes to 2147483647 numbers; " + Most)]
    [
        InlineData(
            "Conv1d(int.MaxValue, int.MaxValue, 1, Groups = int.MaxValue)",
            "The weight matrix of 'Layer1' comes to 2147483647 numbers; " + Most)]
    [
        InlineData(
            "Conv1d(1, 1, 1, Padding = int.MaxValue, Length = int.MaxValue)",
            "The input of 'Layer1' comes to 2147483647 numbers; " + Most)]
    [
        InlineData(
            "Conv1d(1, 1, 1, Padding = int.MaxValue, Length = 1)",
            "The output of 'Layer1' comes to 2147483647 numbers; " + Most)]
    [
        InlineData(
            "Lstm(8, 1 << 29)",
            "The weight matrix, with rows for whole tiles, of 'Layer1' comes to 1152921504606846976 numbers; " + Most)]
    [
        InlineData(
            "Gru(8, int.MaxValue, Bidirectional = true)",
            "The output of 'Layer1' comes to 4294967294 numbers; " + Most)]
    [InlineData("Gru(8, 8, Layers = int.MaxValue)", "The state of 'Layer1' comes to 17179869176 numbers; " + Most)]
    [InlineData("Lstm(int.MaxValue, 8)", "A row of weights of 'Layer1' comes to 2147483647 numbers; " + Most)]
    [
        InlineData(
            "MaxPool2d(int.MaxValue, int.MaxValue, int.MaxValue, 2)",
            "The input of 'Layer1' comes to 9903520300447984150353281023 numbers; " + Most)]
    [
        InlineData(
            "AdaptiveAvgPool2d(3, 4, 4, 65536, 65536)", "The output of 'Layer1' comes to 12884901888 numbers; " + Most)]
    [InlineData("Embedding(1 << 24, 4096)", "The table of 'Layer1' comes to 68719476736 numbers; " + Most)]
    [InlineData("Embedding(8, 65536, Tokens = 65536)", "The output of 'Layer1' comes to 4294967296 numbers; " + Most)]
    [InlineData("Softmax(int.MaxValue)", "The input of 'Layer1' comes to 2147483647 numbers; " + Most)]
    [InlineData("LayerNorm(int.MaxValue)", "The input of 'Layer1' comes to 2147483647 numbers; " + Most)]
    [InlineData("BatchNorm(65536, 65536)", "The input of 'Layer1' comes to 4294967296 numbers; " + Most)]
    [InlineData("Flatten(70000, 70000)", "The input of 'Layer1' comes to 4900000000 numbers; " + Most)]
    [InlineData("PixelShuffle(65536, 256, 256, 2)", "The input of 'Layer1' comes to 4294967296 numbers; " + Most)]
    [
        InlineData(
            "Activation(Activation.Relu, 65536, 65536)", "The input of 'Layer1' comes to 4294967296 numbers; " + Most)]
    public void Sizes_that_come_to_too_many_numbers_are_refused_at_the_attribute(string attributes, string message)
    {
        string marked = attributes.Split("), ") is [string first, string second]
            ? $"[|{first})|], {second}"
            : $"[|{attributes}|]";
        new MarkedSource(
            $"using BalancedKernels; [{marked}] partial class Layer1;").Says(DiagnosticSeverity.Error, "BK0126",
            message);
    }

    [Theory]
    [InlineData("Linear(2147481600, 1), BalancedSparse(Block = 256, Kept = 1)")]
    [InlineData("Linear(1, 1 << 24), BalancedSparse(Kept = 6)")]
    [InlineData("Lstm(1 << 20, 16), BalancedSparse(Block = 256, Kept = 1)")]
    [InlineData("Conv1d(1, 1, 1, Length = 2147483591)")]
    [InlineData("MaxPool1d(1, 2147483591, int.MaxValue, Padding = 1000000000)")]
    [InlineData("Softmax(2147483591)")]
    [InlineData("PixelShuffle(65536, 128, 128, 256)")]
    public void The_largest_layers_compile(string attributes)
    {
        UserProject project = new($"using BalancedKernels; [{attributes}] partial class Layer1;") { Gpu = true };

        Assert.DoesNotContain(project.Analyze(), problem => problem.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(
            project.CompileGenerated().GetDiagnostics(TestContext.Current.CancellationToken),
            problem => problem.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public void A_matrix_that_a_CPU_does_not_take_compiles_where_there_are_GPU_kernels() => Assert.Empty(
        new UserProject(
            "using BalancedKernels; [Linear(32768, 32768)] partial class Layer1;") { Gpu = true }.Analyze());
}
