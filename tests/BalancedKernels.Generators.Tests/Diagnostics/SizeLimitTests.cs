using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Diagnostics;

/// <summary>Sizes that no device can hold are refused before anything is planned.</summary>
public sealed class SizeLimitTests
{
    private const string Maximum = "the maximum is 2147483591";

    [Theory]
    [InlineData("Linear(int.MaxValue, 1)", "The input of 'Layer1' would have 2147483647 elements; " + Maximum)]
    [InlineData("Linear(1, int.MaxValue)", "The output of 'Layer1' would have 2147483647 elements; " + Maximum)]
    [
        InlineData(
            "Linear(2147483591, 1)", "A padded row of weights of 'Layer1' would have 2147483648 elements; " + Maximum)]
    [
        InlineData(
            "Linear(1 << 30, 1), BalancedSparse(Block = 128, Kept = 8)",
            "A packed row tile of 16 rows of 'Layer1' would have 5368709120 bytes; the maximum is 2147483647")]
    [
        InlineData(
            "Linear(65536, 65536)",
            "The weight matrix, padded to whole row tiles, of 'Layer1' would have 4294967296 elements; " + Maximum)]
    [
        InlineData(
            "Linear(32768, 32768)",
            "The packed weight matrix of 'Layer1' would have 4294967296 bytes; the maximum is 2147483647")]
    [
        InlineData(
            "Conv2d(65536, 8, int.MaxValue)",
            "A row of weights of 'Layer1' would have 302231454622182317031424 elements; " + Maximum)]
    [
        InlineData(
            "Conv1d(1, int.MaxValue, 1)", "The weight matrix of 'Layer1' would have 2147483647 elements; " + Maximum)]
    [
        InlineData(
            "Conv1d(int.MaxValue, int.MaxValue, 1, Groups = int.MaxValue)",
            "The weight matrix of 'Layer1' would have 2147483647 elements; " + Maximum)]
    [
        InlineData(
            "Conv1d(1, 1, 1, Padding = int.MaxValue, Length = int.MaxValue)",
            "The input of 'Layer1' would have 2147483647 elements; " + Maximum)]
    [
        InlineData(
            "Conv1d(1, 1, 1, Padding = int.MaxValue, Length = 1)",
            "The output of 'Layer1' would have 2147483647 elements; " + Maximum)]
    [
        InlineData(
            "Lstm(8, 1 << 29)",
            "The weight matrix, padded to whole row tiles, of 'Layer1' would have 1152921504606846976 elements; "
                + Maximum)]
    [
        InlineData(
            "Gru(8, int.MaxValue, Bidirectional = true)",
            "The output of 'Layer1' would have 4294967294 elements; " + Maximum)]
    [
        InlineData(
            "Gru(8, 8, Layers = int.MaxValue)", "The state of 'Layer1' would have 17179869176 elements; " + Maximum)]
    [InlineData("Lstm(int.MaxValue, 8)", "A row of weights of 'Layer1' would have 2147483647 elements; " + Maximum)]
    [
        InlineData(
            "MaxPool2d(int.MaxValue, int.MaxValue, int.MaxValue, 2)",
            "The input of 'Layer1' would have 9903520300447984150353281023 elements; " + Maximum)]
    [
        InlineData(
            "AdaptiveAvgPool2d(3, 4, 4, 65536, 65536)",
            "The output of 'Layer1' would have 12884901888 elements; " + Maximum)]
    [InlineData("Embedding(1 << 24, 4096)", "The table of 'Layer1' would have 68719476736 elements; " + Maximum)]
    [
        InlineData(
            "Embedding(8, 65536, Tokens = 65536)", "The output of 'Layer1' would have 4294967296 elements; " + Maximum)]
    [InlineData("Softmax(int.MaxValue)", "The input of 'Layer1' would have 2147483647 elements; " + Maximum)]
    [InlineData("LayerNorm(int.MaxValue)", "The input of 'Layer1' would have 2147483647 elements; " + Maximum)]
    [InlineData("BatchNorm(65536, 65536)", "The input of 'Layer1' would have 4294967296 elements; " + Maximum)]
    [InlineData("Flatten(70000, 70000)", "The input of 'Layer1' would have 4900000000 elements; " + Maximum)]
    [InlineData("PixelShuffle(65536, 256, 256, 2)", "The input of 'Layer1' would have 4294967296 elements; " + Maximum)]
    [
        InlineData(
            "Activation(Activation.Relu, 65536, 65536)",
            "The input of 'Layer1' would have 4294967296 elements; " + Maximum)]
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
