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
            "Pool1 gives [64, 112, 112], Pool2 takes [128, 112, 112]; change one of the two, or put a layer between them")]
    [
        InlineData(
            "[|typeof(Output)|]",
            "Pool1",
            "Output",
            "Pool1 gives [64, 112, 112], Output takes [3136]; change one of the two, or put a layer between them")]
    public void Layers_that_do_not_fit_are_refused_with_both_shapes(
        string second, string before, string layer, string why) =>
        Error(
        $"[Sequential(typeof(Pool1), {second})] partial class Vgg;", "BK0401",
        $"'Vgg' cannot chain '{layer}' after '{before}': {why}");

    [Fact]
    public void Numbers_that_only_stand_otherwise_are_told_of_Flatten() => Error(
        "[MaxPool2d(64, 14, 14, 2)] partial class Pool3; [Sequential(typeof(Pool3), [|typeof(Output)|])] partial class Vgg;",
        "BK0401",
        "'Vgg' cannot chain 'Output' after 'Pool3': Pool3 gives [64, 7, 7], Output takes [3136]; put a [Flatten(64, 7, 7)] between them");

    [Fact]
    public void A_chain_inside_a_chain_has_the_shapes_of_its_ends() => Error(
        "[Sequential(typeof(Inner), [|typeof(Pool1)|])] partial class Vgg;",
        "BK0401",
        "'Vgg' cannot chain 'Pool1' after 'Inner': Inner gives [10], Pool1 takes [64, 224, 224]; change one of the two, or put a layer between them");

    [Fact]
    public void An_array_of_types_is_refused_at_the_attribute() => Error(
        "[[|Sequential(new[] { typeof(Pool1), typeof(Pool2) })|]] partial class Vgg;",
        "BK0401",
        "'Vgg' cannot chain 'Pool2' after 'Pool1': Pool1 gives [64, 112, 112], Pool2 takes [128, 112, 112]; change one of the two, or put a layer between them");

    [Theory]
    [
        InlineData(
            "[|typeof(Printer)|]",
            "Printer",
            "it has no layer's attribute; add one, such as [Linear(inputs, outputs)]")]
    [InlineData("[|typeof(int[])|]", "int[]", "it is no class; name a class with a layer's attribute")]
    [InlineData("[|null!|]", "null", "it is no class; name a class with a layer's attribute")]
    [InlineData("[|typeof(Words)|]", "Words", "it goes through sequences with a state; call the layers one by one")]
    [
        InlineData(
            "[|typeof(Filter)|]",
            "Filter",
            "its sizes are given with each call; write them in its attribute, or call the layers one by one")]
    [InlineData("[|typeof(Vgg)|]", "Vgg", "the chain would hold itself; take it out")]
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
        "'Vgg' cannot chain 'Wrong' because something is wrong with it; see what is said where it is declared",
        "BK0105");

    [Fact]
    public void Chains_that_hold_each_other_are_refused() => Assert.Equal(
        [
            "'A' cannot chain 'B' because the chain would hold itself (A, B, C, A); take one of them out",
            "'B' cannot chain 'C' because the chain would hold itself (B, C, A, B); take one of them out",
            "'C' cannot chain 'A' because the chain would hold itself (C, A, B, C); take one of them out",
            "'D' cannot chain 'A' because something is wrong with it; see what is said where it is declared",
        ],
        new UserProject(
            "using BalancedKernels; [Sequential(typeof(B))] partial class A; [Sequential(typeof(C))] partial class B; [Sequential(typeof(A))] partial class C; [Sequential(typeof(A))] partial class D;")
            .Analyze().Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)).Order());

    [Fact]
    public void A_chain_of_nothing_is_refused() => Error(
        "[[|Sequential|]] partial class Vgg;",
        "BK0403",
        "'Vgg' chains no layers; name one at least: [Sequential(typeof(First), typeof(Second))]");

    [Fact]
    public void What_needs_a_weight_matrix_is_refused() => Error(
        "[Sequential(typeof(Output)), [|BalancedSparse|]] partial class Vgg;",
        "BK0132",
        "'Vgg' is [Sequential], which has no weight matrix; take [BalancedSparse] away");

    [Fact]
    public void A_batch_norm_behind_a_layer_without_a_bias_is_told_of() => new MarkedSource(
        Layers + "[Sequential(typeof(Bare), [|typeof(Norm)|])] partial class Vgg;").Says(
        DiagnosticSeverity.Info, "BK0404",
        "'Vgg' computes 'Norm' by itself because 'Bare' has no bias to take it in; write Bias = true there, the file need not have one");

    private static void Error(string marked, string id, string message) =>
        new MarkedSource(Layers + marked).Says(DiagnosticSeverity.Error, id, message);
}
