using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Diagnostics;

public sealed class DeclarationDiagnosticTests
{
    [Fact]
    public void A_layer_that_is_not_partial_is_refused_at_its_name() => Error(
        "[BalancedKernels.Linear(4, 8)] public sealed class [|Hidden|];",
        "BK0101",
        "'Hidden' is not partial, so the generated part of layer 'Hidden' cannot complete it; add the modifier partial");

    [Fact]
    public void A_type_around_a_layer_that_is_not_partial_is_refused_at_its_name() => Error(
        "struct [|Network|] { [BalancedKernels.Linear(4, 8)] partial class Hidden; }",
        "BK0101",
        "'Network' is not partial, so the generated part of layer 'Hidden' cannot complete it; add the modifier partial");

    [Fact]
    public void A_generic_layer_is_refused_at_its_name() => Error(
        "[BalancedKernels.Linear(4, 8)] partial class [|Hidden|]<T>;",
        "BK0102",
        "Layer 'Hidden' cannot be generated because 'Hidden' has type parameters; remove them or move the layer to a type without");

    [Fact]
    public void A_layer_inside_a_generic_type_is_refused_at_that_types_name() => Error(
        "partial class [|Network|]<T> { [BalancedKernels.Linear(4, 8)] partial class Hidden; }",
        "BK0102",
        "Layer 'Hidden' cannot be generated because 'Network' has type parameters; remove them or move the layer to a type without");

    [Fact]
    public void A_pattern_without_a_layer_kind_is_refused_at_the_pattern() => Error(
        "[[|BalancedKernels.BalancedSparse(Ratio = 0.5)|]] partial class Hidden;",
        "BK0103",
        "'Hidden' has [BalancedSparse] but no layer kind; add one, such as [Linear(inputs, outputs)]");

    [Fact]
    public void Two_layer_kinds_are_refused_at_the_second() => Error(
        """
        sealed class SpiralAttribute : BalancedKernels.LayerAttribute;
        [BalancedKernels.Linear(4, 8), [|Spiral|]] partial class Hidden;
        """,
        "BK0104",
        "'Hidden' has 2 layer kinds ([Linear], [Spiral]); keep one and declare a class for each of the others");

    [Theory]
    [InlineData("[|0|], 8", "'Hidden' has 0 inputs; write 1 or more")]
    [InlineData("4, [|-8|]", "'Hidden' has -8 outputs; write 1 or more")]
    [InlineData("outputs: [|0|], inputs: 4", "'Hidden' has 0 outputs; write 1 or more")]
    [InlineData("[|Size.None|], 8", "'Hidden' has 0 inputs; write 1 or more")]
    [InlineData("4, [|2 - Size.Two|]", "'Hidden' has 0 outputs; write 1 or more")]
    public void A_size_that_is_not_positive_is_refused_at_its_argument(string arguments, string message) => Error(
        $$"""
        static class Size { public const int None = 0; public const int Two = 2; }
        [BalancedKernels.Linear({{arguments.Replace("outputs: [|0|]", "[|outputs: 0|]", System.StringComparison.Ordinal)}})] partial class Hidden;
        """,
        "BK0105",
        message);

    [Fact]
    public void An_unknown_precision_is_refused_at_its_argument() => Error(
        "[BalancedKernels.Linear(4, 8, [|WeightType = (BalancedKernels.WeightType)7|])] partial class Hidden;",
        "BK0106",
        "WeightType = 7 of 'Hidden' is not a weight type; write one of Float32, Float16, BFloat16");

    [Fact]
    public void An_unknown_activation_is_refused_at_its_argument() => Error(
        "[BalancedKernels.Linear(4, 8, [|Activation = (BalancedKernels.Activation)(-1)|])] partial class Hidden;",
        "BK0107",
        "Activation = -1 of 'Hidden' is not an activation; write one of None, Relu, Gelu, GeluTanh, Silu, Sigmoid, Tanh");

    [Fact]
    public void Unknown_targets_are_refused_at_their_argument() => Error(
        "[BalancedKernels.Linear(4, 8, [|Targets = (BalancedKernels.KernelTargets)4|])] partial class Hidden;",
        "BK0109",
        "Targets = 4 of 'Hidden' is not a choice of devices; write one of Referenced, Cpu, CpuAndGpu, Gpu");

    [Theory]
    [InlineData("static partial class [|Hidden|];", "it is static; a layer has instances, so remove the modifier")]
    [
        InlineData(
            "abstract partial class [|Hidden|];", "it is abstract; a layer is instantiated, so remove the modifier")]
    [
        InlineData(
            "partial record [|Hidden|];",
            "it is a record; a layer owns memory and is not compared by value, so declare a class")]
    [
        InlineData(
            "file partial class [|Hidden|];",
            "it is local to its file; the generated part is in another file, so remove the modifier file")]
    [
        InlineData(
            "partial class [|Hidden|](int depth) { public int Depth => depth; }",
            "Load has no arguments for its primary constructor; remove the parameters")]
    [
        InlineData(
            "partial class [|Hidden|] { Hidden(BalancedKernels.CompilerServices.LayerEngine mine) { } }",
            "it declares a constructor with one LayerEngine, as the generated part does; remove that constructor")]
    [
        InlineData(
            "partial class [|Hidden|] { Hidden(BalancedKernels.CompilerServices.LayerEngine mine, int form) { } }",
            "it declares a constructor with a LayerEngine and an int, as the generated part of a layer with several patterns does; remove that constructor")]
    [
        InlineData(
            "partial class [|Hidden|] { Hidden(BalancedKernels.CompilerServices.LayerEngine? mine) { } }",
            "it declares a constructor with one LayerEngine, as the generated part does; remove that constructor")]
    [
        InlineData(
            "partial class [|Hidden|] { public required int Depth { get; set; } }",
            "Load cannot set its required members; remove the modifier required")]
    [
        InlineData(
            "partial class [|Hidden|] : Deep; class Deep(int depth) { public int Depth => depth; }",
            "its base class 'Deep' has no constructor without parameters; declare one in either class")]
    [
        InlineData(
            "partial class [|Hidden|] : Input; [BalancedKernels.Linear(4, 4)] partial class Input;",
            "its base class 'Input' is already a layer; make one layer a member of the other instead")]
    [
        InlineData(
            "partial class [|Hidden|] : Parent; abstract class Parent { public abstract int Inputs { get; } }",
            "'Inputs' of its base class 'Parent' is abstract, and the generated part does not override it; override it in the class, or make it not abstract")]
    [
        InlineData(
            "partial class [|Hidden|] : Parent; class Parent : Grandparent { public override int Outputs => 3; } abstract class Grandparent { public abstract int Outputs { get; } public abstract void Forward(System.ReadOnlySpan<float> input, System.Span<float> output); }",
            "'Forward' of its base class 'Grandparent' is abstract, and the generated part does not override it; override it in the class, or make it not abstract")]
    public void A_class_that_cannot_be_completed_is_refused_at_its_name(string declaration, string why) => Error(
        "[BalancedKernels.Linear(4, 8)] " + declaration,
        "BK0108",
        $"'Hidden' cannot be a layer because {why}");

    [Fact]
    public void A_layer_inside_a_type_that_is_local_to_its_file_is_refused() => Error(
        "file partial class Network { [BalancedKernels.Linear(4, 8)] internal partial class [|Hidden|]; }",
        "BK0108",
        "'Hidden' cannot be a layer because it is local to its file; the generated part is in another file, so remove the modifier file");

    private static void Error(string marked, string id, string message) =>
        new MarkedSource(marked).Says(DiagnosticSeverity.Error, id, message);
}
