using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Diagnostics;

public sealed class SequentialDiagnosticTests
{
    private const string Layers = """
        using BalancedKernels;
        [MaxPool2d(64, 224, 224, 2)] partial class Pool1;
        [MaxPool2d(128, 112, 112, 2)] partial class Pool2;
        [Linear(3136, 10)] partial class Output;
        [Linear(10, 10, Bias = false)] partial class Bare;
        [BatchNorm(10)] partial class Norm;
        [Sequential(typeof(Output))] partial class Inner;
        [Lstm(10, 10)] partial class Words;
        [Conv2d(3, 8, 3)] partial class Filter;
        class Printer;

        """;

    [Theory]
    [
        InlineData(
            "[|typeof(Pool2)|]",
            "Pool1",
            "Pool2",
            "the output of Pool1 is [64, 112, 112], but the input of Pool2 is [128, 112, 112]; change one of the two, or put a layer between them")]
    [
        InlineData(
            "[|typeof(Output)|]",
            "Pool1",
            "Output",
            "the output of Pool1 is [64, 112, 112], but the input of Output is [3136]; change one of the two, or put a layer between them")]
    public void Layers_that_do_not_fit_are_refused_with_both_shapes(
        string second, string before, string layer, string why) =>
        Error(
        $"[Sequential(typeof(Pool1), {second})] partial class Vgg;", "BK0401",
        $"'Vgg' cannot chain '{layer}' after '{before}': {why}");

    [Fact]
    public void Numbers_that_only_stand_otherwise_are_told_of_Flatten() => Error(
        "[MaxPool2d(64, 14, 14, 2)] partial class Pool3; [Sequential(typeof(Pool3), [|typeof(Output)|])] partial class Vgg;",
        "BK0401",
        "'Vgg' cannot chain 'Output' after 'Pool3': the output of Pool3 is [64, 7, 7], but the input of Output is [3136]; put a [Flatten(64, 7, 7)] between them");

    [Fact]
    public void A_chain_inside_a_chain_has_the_shapes_of_its_ends() => Error(
        "[Sequential(typeof(Inner), [|typeof(Pool1)|])] partial class Vgg;",
        "BK0401",
        "'Vgg' cannot chain 'Pool1' after 'Inner': the output of Inner is [10], but the input of Pool1 is [64, 224, 224]; change one of the two, or put a layer between them");

    [Fact]
    public void An_array_of_types_is_refused_at_the_attribute() => Error(
        "[[|Sequential(new[] { typeof(Pool1), typeof(Pool2) })|]] partial class Vgg;",
        "BK0401",
        "'Vgg' cannot chain 'Pool2' after 'Pool1': the output of Pool1 is [64, 112, 112], but the input of Pool2 is [128, 112, 112]; change one of the two, or put a layer between them");

    [Theory]
    [
        InlineData(
            "[|typeof(Printer)|]", "Printer", "it has no layer attribute; add one, such as [Linear(inputs, outputs)]")]
    [InlineData("[|typeof(int[])|]", "int[]", "it is not a class; name a class with a layer attribute")]
    [InlineData("[|null!|]", "null", "it is not a class; name a class with a layer attribute")]
    [InlineData("[|typeof(Words)|]", "Words", "it is recurrent and needs a state; call the layers one by one")]
    [
        InlineData(
            "[|typeof(Filter)|]",
            "Filter",
            "its sizes are passed to each call; write them in its attribute, or call the layers one by one")]
    [InlineData("[|typeof(Vgg)|]", "Vgg", "the chain would contain itself; remove it")]
    public void A_class_that_is_no_layer_is_refused(string type, string name, string why)
    {
        // Null is no typeof that could be found again.
        string marked = type.Contains("null", StringComparison.Ordinal)
            ? "[[|Sequential(typeof(Output), null!)|]] partial class Vgg;"
            : $"[Sequential(typeof(Output), {type})] partial class Vgg;";
        Error(marked, "BK0402", $"'Vgg' cannot chain '{name}' because {why}");
    }

    [Fact]
    public void A_layer_that_is_wrong_itself_is_refused_too() => new MarkedSource(
        Layers + "[Linear(0, 10)] partial class Wrong; [Sequential([|typeof(Wrong)|])] partial class Vgg;").Says(
        DiagnosticSeverity.Error, "BK0402",
        "'Vgg' cannot chain 'Wrong' because its declaration has errors; fix the errors that are reported there",
        "BK0105");

    [Fact]
    public void Chains_that_hold_each_other_are_refused() => Assert.Equal(
        [
            "'A' cannot chain 'B' because the chain would contain itself (A, B, C, A); remove one of them",
            "'B' cannot chain 'C' because the chain would contain itself (B, C, A, B); remove one of them",
            "'C' cannot chain 'A' because the chain would contain itself (C, A, B, C); remove one of them",
            "'D' cannot chain 'A' because its declaration has errors; fix the errors that are reported there",
        ],
        new UserProject(
            "using BalancedKernels; [Sequential(typeof(B))] partial class A; [Sequential(typeof(C))] partial class B; [Sequential(typeof(A))] partial class C; [Sequential(typeof(A))] partial class D;")
            .Analyze().Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)).Order());

    [Fact]
    public void A_chain_of_nothing_is_refused() => Error(
        "[[|Sequential|]] partial class Vgg;",
        "BK0403",
        "'Vgg' has no layers; name at least one: [Sequential(typeof(First), typeof(Second))]");

    [Fact]
    public void What_needs_a_weight_matrix_is_refused() => Error(
        "[Sequential(typeof(Output)), [|BalancedSparse|]] partial class Vgg;",
        "BK0132",
        "'Vgg' is [Sequential], which has no weight matrix; remove [BalancedSparse]");

    [Fact]
    public void A_batch_norm_behind_a_layer_without_a_bias_is_told_of() => new MarkedSource(
        Layers + "[Sequential(typeof(Bare), [|typeof(Norm)|])] partial class Vgg;").Says(
        DiagnosticSeverity.Info, "BK0404",
        "'Vgg' computes 'Norm' separately because 'Bare' has no bias to fold it into; write Bias = true there, which does not require a bias in the file");

    private static void Error(string marked, string id, string message) =>
        new MarkedSource(Layers + marked).Says(DiagnosticSeverity.Error, id, message);
}
