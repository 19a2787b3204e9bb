using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Diagnostics;

public sealed class ConvolutionDiagnosticTests
{
    [Theory]
    [InlineData("Conv2d([|0|], 8, 3)", "'Edges' has 0 inChannels; write 1 or more")]
    [InlineData("Conv2d(4, [|-8|], 3)", "'Edges' has -8 outChannels; write 1 or more")]
    [InlineData("Conv2d(4, 8, [|0|])", "'Edges' has 0 kernel; write 1 or more")]
    [InlineData("Conv2d(4, 8, 3, [|0|])", "'Edges' has 0 kernelWidth; write 1 or more")]
    [InlineData("Conv2d(4, 8, 3, [|Stride = 0|])", "'Edges' has 0 stride; write 1 or more")]
    [InlineData("Conv2d(4, 8, 3, StrideWidth = 2, [|StrideHeight = -1|])", "'Edges' has -1 stride; write 1 or more")]
    [InlineData("Conv2d(4, 8, 3, [|DilationWidth = 0|])", "'Edges' has 0 dilation; write 1 or more")]
    [InlineData("Conv1d(4, 8, 3, [|Groups = 0|])", "'Edges' has 0 groups; write 1 or more")]
    public void A_size_that_is_not_positive_is_refused_at_its_argument(string kind, string message) =>
        Error(kind, "BK0105", message);

    [Theory]
    [InlineData("Conv2d(4, 8, 3, [|Padding = -1|])", "Padding = -1 of 'Edges' is negative; write 0 or more")]
    [
        InlineData(
            "Conv2d(4, 8, 3, Padding = 1, [|PaddingWidth = -2|])",
            "PaddingWidth = -2 of 'Edges' is negative; write 0 or more")]
    [InlineData("Conv2d(4, 8, 3, [|Height = -5|], Width = 5)", "Height = -5 of 'Edges' is negative; write 0 or more")]
    [InlineData("Conv1d(4, 8, 3, [|PaddingAfter = -1|])", "PaddingAfter = -1 of 'Edges' is negative; write 0 or more")]
    [InlineData("Conv1d(4, 8, 3, [|Length = -1|])", "Length = -1 of 'Edges' is negative; write 0 or more")]
    public void A_negative_number_is_refused_at_its_argument(string kind, string message) =>
        Error(kind, "BK0120", message);

    [Theory]
    [
        InlineData(
            "Conv2d(64, 96, 3, [|Groups = 5|])",
            "5 groups of 'Edges' do not divide 64 input channels and 96 output channels; write a number that divides both")]
    [
        InlineData(
            "Conv1d(4, 6, 3, [|Groups = 4|])",
            "4 groups of 'Edges' do not divide 4 input channels and 6 output channels; write a number that divides both")]
    public void Groups_that_do_not_divide_the_channels_are_refused_at_their_argument(string kind, string message) =>
        Error(kind, "BK0121", message);

    [Theory]
    [
        InlineData(
            "Conv2d(3, 8, 3, [|Height = 9|])",
            "'Edges' sets Height without Width; set both, or neither to pass the sizes to each Forward")]
    [
        InlineData(
            "Conv2d(3, 8, 3, [|Width = 9|])",
            "'Edges' sets Width without Height; set both, or neither to pass the sizes to each Forward")]
    public void One_size_without_the_other_is_refused_where_it_is_given(string kind, string message) =>
        Error(kind, "BK0122", message);

    [Theory]
    [
        InlineData(
            "Conv2d(3, 8, 5, [|Height = 2|], Width = 9, PaddingHeight = 1)",
            "The kernel of 'Edges' spans 5 in height, but the padded input has 4; use a larger input, a smaller kernel or more padding")]
    [
        InlineData(
            "Conv1d(3, 8, 3, Dilation = 2, [|Length = 4|])",
            "The kernel of 'Edges' spans 5 in length, but the padded input has 4; use a larger input, a smaller kernel or more padding")]
    public void A_kernel_that_does_not_fit_is_refused_at_the_size(string kind, string message) =>
        Error(kind, "BK0123", message);

    [Fact]
    public void An_unknown_padding_mode_is_refused_at_its_argument() => Error(
        "Conv1d(3, 8, 3, [|PaddingMode = (BalancedKernels.PaddingMode)2|])",
        "BK0124",
        "PaddingMode = 2 of 'Edges' is not a padding mode; write one of Zeros, Reflect");

    [Fact]
    public void A_mirror_that_is_longer_than_the_input_is_refused_where_it_is_asked_for() => Error(
        "Conv1d(3, 8, 3, PaddingAfter = 4, Length = 4, [|PaddingMode = BalancedKernels.PaddingMode.Reflect|])",
        "BK0125",
        "'Edges' reflects 4 values at an end, but an input of length 4 has only 3 besides the last; use less padding or a longer input");

    [Theory]
    [
        InlineData(
            "Conv2d(1024, 8, 3, Height = 2048, Width = 2048)",
            "The input of 'Edges' would have 4294967296 elements; the maximum is 2147483591")]
    [
        InlineData(
            "Conv2d(4, 4096, 3, Height = 1000, Width = 1000, Padding = 1)",
            "The output of 'Edges' would have 4096000000 elements; the maximum is 2147483591")]
    [
        InlineData(
            "Conv2d(65536, 8, 256)",
            "A row of weights of 'Edges' would have 4294967296 elements; the maximum is 2147483591")]
    public void Sizes_that_come_to_too_many_numbers_are_refused_at_the_attribute(string kind, string message) =>
        new MarkedSource(
            $"[[|BalancedKernels.{kind}|]] partial class Edges;")
        .Says(DiagnosticSeverity.Error, "BK0126", message);

    [Fact]
    public void A_ragged_last_block_is_told_at_the_input_channels() => new MarkedSource(
            "[BalancedKernels.Conv2d([|3|], 8, 3)] [BalancedKernels.BalancedSparse(Kept = 21)] partial class Edges;")
        .Says(
            DiagnosticSeverity.Info,
            "BK0206",
            "27 inputs of 'Edges' leave 27 for the last block of 32, a true ratio of 0.2222 instead of 0.3438; prefer a multiple of 32");

    [Fact]
    public void A_block_without_a_fast_kernel_is_told_at_its_argument() => new MarkedSource(
            "[BalancedKernels.Conv1d(72, 8, 1)] [BalancedKernels.BalancedSparse([|Block = 72|], Kept = 3)] partial class Edges;")
        .Says(
            DiagnosticSeverity.Info,
            "BK0301",
            "The CPU kernels of 'Edges' load inputs one at a time, because there is no fast kernel for a block of 72; write Block = 4, 8, 16, 32 or 64");

    private static void Error(string kind, string id, string message) =>
        new MarkedSource($"[BalancedKernels.{kind}] partial class Edges;").Says(DiagnosticSeverity.Error, id, message);
}
