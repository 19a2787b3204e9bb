using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Diagnostics;

public sealed class OperationDiagnosticTests
{
    [Theory]
    [
        InlineData(
            "MaxPool2d(64, 2, 9, 3)",
            "slides a window of 3 x 3 in steps of 3 x 3 over 2 x 9 images padded by 0 x 0; write a window of 2 at most in height, the padded input")]
    [
        InlineData(
            "AvgPool2d(64, 20, 9, 3, KernelHeight = 5, StrideWidth = 2, Padding = 2)",
            "slides a window of 5 x 3 in steps of 5 x 2 over 20 x 9 images padded by 2 x 2; write padding of 1 at most in width, half the window")]
    [
        InlineData(
            "MaxPool1d(64, 100, 4, Stride = 0)",
            "slides a window of 4 in steps of 0 over signals of 100 padded by 0; write a step of 1 or more")]
    [InlineData("AvgPool1d(0, 100, 4)", "takes samples of [0, 100]; write sizes of 1 or more")]
    [InlineData("AdaptiveAvgPool2d(3, 4, 4, 0, 1)", "gives samples of [3, 0, 1]; write sizes of 1 or more")]
    [InlineData("AdaptiveAvgPool2d(3, 5, 5, 0, 0)", "gives samples of [3, 0, 0]; write sizes of 1 or more")]
    [
        InlineData(
            "MaxPool2d(3, 5, 7, 0)",
            "slides a window of 0 x 0 in steps of 0 x 0 over 5 x 7 images padded by 0 x 0; write a window of 1 or more in height")]
    [
        InlineData(
            "AvgPool2d(3, 5, 7, 2, PaddingWidth = -1)",
            "slides a window of 2 x 2 in steps of 2 x 2 over 5 x 7 images padded by 0 x -1; write padding of 0 or more in width")]
    [InlineData("Softmax(-5)", "takes samples of [-5]; write sizes of 1 or more")]
    [
        InlineData(
            "Flatten",
            "has no sizes of a sample, or more than three; write the channels, then height and width, or a length, or nothing else")]
    [
        InlineData(
            "BatchNorm(1, 2, 3, 4)",
            "has no sizes of a sample, or more than three; write the channels, then height and width, or a length, or nothing else")]
    [InlineData("LayerNorm(8, Epsilon = 0)", "has Epsilon = 0; write a small number above 0, such as 1e-5")]
    [InlineData("RmsNorm(8, Epsilon = double.NaN)", "has Epsilon = NaN; write a small number above 0, such as 1e-5")]
    [
        InlineData(
            "PixelShuffle(10, 4, 4, 2)",
            "shuffles 10 channels by 2; write channels that 4, the factor's square, divides")]
    [InlineData("PixelShuffle(10, 4, 4, 0)", "shuffles 10 channels by 0; write a factor of 1 to 256")]
    [InlineData("Embedding(0, 768)", "has a table of 0 rows; write 1 or more")]
    [InlineData("Embedding(20000000, 768)", "has a table of 20000000 rows; 16777216 are the most that a float counts")]
    public void Sizes_that_do_not_fit_each_other_are_refused_at_the_attribute(string attribute, string why) =>
        Error($"using BalancedKernels; [[|{attribute}|]] partial class Layer1;", "BK0131", $"'Layer1' {why}");

    [Theory]
    [
        InlineData(
            "MaxPool2d(3, 5, 7, [|0|], KernelHeight = 5, KernelWidth = 7)",
            "BK0105",
            "'Layer1' has 0 kernel; write 1 or more")]
    [
        InlineData(
            "AvgPool2d(3, 5, 7, 2, [|Stride = 0|], StrideHeight = 1, StrideWidth = 2)",
            "BK0105",
            "'Layer1' has 0 Stride; write 1 or more")]
    [
        InlineData(
            "AvgPool2d(3, 5, 7, 2, [|Padding = -1|], PaddingHeight = 1, PaddingWidth = 1)",
            "BK0120",
            "Padding = -1 of 'Layer1' is negative; write 0 or more")]
    public void A_number_for_both_axes_is_checked_where_each_has_its_own(string attribute, string id, string message) =>
        Error($"using BalancedKernels; [{attribute}] partial class Layer1;", id, message);

    [Theory]
    [
        InlineData(
            "[Softmax(8)] [[|BalancedSparse|]]",
            "'Layer1' is [Softmax], which has no weight matrix; remove [BalancedSparse]")]
    [
        InlineData(
            "[LayerNorm(8, [|WeightType = WeightType.Float16|])]",
            "'Layer1' is [LayerNorm], which has no weight matrix; remove WeightType")]
    public void What_needs_a_weight_matrix_is_refused_where_it_stands(string attributes, string message) =>
        Error($"using BalancedKernels; {attributes} partial class Layer1;", "BK0132", message);

    [Fact]
    public void An_unknown_choice_is_refused_at_its_argument()
    {
        Error(
            "[BalancedKernels.Activation([|(BalancedKernels.Activation)99|], 8)] partial class Layer1;",
            "BK0107",
            "Activation = 99 of 'Layer1' is not an activation; write one of None, Relu, Gelu, GeluTanh, Silu, Sigmoid, Tanh");
        Error(
            "[BalancedKernels.Embedding(8, 4, [|WeightType = (BalancedKernels.WeightType)9|])] partial class Layer1;",
            "BK0106",
            "WeightType = 9 of 'Layer1' is not a weight type; write one of Float32, Float16, BFloat16");
        Error(
            "[BalancedKernels.Softmax(8, [|Targets = (BalancedKernels.KernelTargets)9|])] partial class Layer1;",
            "BK0109",
            "Targets = 9 of 'Layer1' is not a choice of devices; write one of Referenced, Cpu, CpuAndGpu, Gpu");
    }

    private static void Error(string marked, string id, string message) =>
        new MarkedSource(marked).Says(DiagnosticSeverity.Error, id, message);
}
