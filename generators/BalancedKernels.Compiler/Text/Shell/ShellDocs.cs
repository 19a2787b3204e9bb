using System.Globalization;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>Says in English what a layer is: the sentences that its documentation comments are made of.</summary>
internal static class ShellDocs
{
    /// <summary>Writes the class's remarks; its summary is the user's to write.</summary>
    public static void WriteRemarks(CodeWriter code, LayerMembers face)
    {
        code.Line("/// <remarks>");
        foreach (string sentence in face.Sentences)
            code.Line($"/// <para>{sentence}</para>");

        code.Line("/// </remarks>");
    }

    /// <summary>Writes one element of a documentation comment, a sentence to a line.</summary>
    public static void WriteElement(CodeWriter code, string element, params string[] sentences)
    {
        code.Line($"/// <{element}>");
        foreach (string sentence in sentences)
            code.Line($"/// {sentence}");

        code.Line($"/// </{element}>");
    }

    /// <summary>Linear, [batch, 784] to [batch, 1024], with bias, then Relu; weights in Float32.</summary>
    public static string Shape(LayerModel layer)
    {
        string bias = layer.Bias ? "with bias" : "without bias";
        string activation = layer.Activation == Activation.None ? string.Empty : $", then {layer.Activation}";
        return $"Linear, [batch, {layer.Shape.Inputs}] to [batch, {layer.Shape.Outputs}], {bias}{activation}; weights in {layer.WeightType}.";
    }

    /// <summary>Pattern 32:6, a true ratio of 0.8087 and 150 multiply-adds per row instead of 784.</summary>
    public static string Pattern(LayerModel layer) => layer.Pattern.IsDense
        ? $"Dense: every weight is stored, {layer.Shape.Inputs} multiply-adds per row."
        : $"Pattern {layer.Pattern}, a true ratio of {Ratio(layer.TrueRatio)}: {layer.SlotsPerRow} multiply-adds per row instead of {layer.Shape.Inputs}.";

    /// <summary>Weights take 768,000 bytes packed instead of 3,211,264 dense.</summary>
    public static string Bytes(LayerModel layer) =>
        Bytes(layer.Pattern, WeightLayoutPlanner.PackedBytes(layer), layer.DenseBytes);

    /// <summary>The same, of a layer of several matrices.</summary>
    public static string Bytes(BalancedPattern pattern, long packed, long dense) => pattern.IsDense
        ? $"Weights take {Count(dense)} bytes."
        : $"Weights take {Count(packed)} bytes packed, values and indices, instead of {Count(dense)} dense.";

    /// <summary>What is loaded for a matrix; <paramref name="dense"/> are the sizes of a dense tensor.</summary>
    public static ShellWeights Weights(LayerModel layer, string dense, string memory) =>
        new(RuntimeNames.LinearWeights, $"<c>name.weight</c> [{dense}]", memory)
    {
        Packed = layer.Pattern.IsDense
            ? string.Empty
            : $", dense if it fits {layer.Pattern}, or packed as <c>name.weight.values</c> and <c>name.weight.indices</c>"
                + $" [{layer.Shape.Outputs}, {layer.Pattern.Blocks(layer.Shape.Inputs)}, {layer.Pattern.Kept}]",
        Others = layer.Bias ? $", and <c>name.bias</c> [{layer.Shape.Outputs}]" : string.Empty,
    };

    /// <summary>The expression for a pattern.</summary>
    public static string PatternValue(BalancedPattern pattern) =>
        $"new {RuntimeNames.BalancedPattern}(block: {pattern.Block}, kept: {pattern.Kept})";

    /// <summary>The expression for a sample's shape.</summary>
    public static string ShapeValue(SampleShape shape) =>
        $"new {RuntimeNames.SampleShape}({shape.ToString().Trim('[', ']')})";

    /// <summary>A batch of samples: <c>[batch, 64, 56, 56]</c>.</summary>
    public static string Batch(SampleShape shape) => $"[batch, {shape.ToString().Substring(1)}";

    private static string Ratio(double ratio) => ratio.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
