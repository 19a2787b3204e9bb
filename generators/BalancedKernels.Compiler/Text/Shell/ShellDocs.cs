using System.Globalization;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>
/// Writes documentation comments, and formats the sentences about weights and patterns that they contain.
/// </summary>
internal static class ShellDocs
{
    /// <summary>Writes the remarks of the class; the user writes its summary.</summary>
    public static void WriteRemarks(CodeWriter code, LayerApi api)
    {
        code.Line("/// <remarks>");
        foreach (string sentence in api.Sentences)
            code.Line($"/// <para>{sentence}</para>");

        code.Line("/// </remarks>");
    }

    /// <summary>Writes one element of a documentation comment, one sentence per line.</summary>
    public static void WriteElement(CodeWriter code, string element, params string[] sentences)
    {
        code.Line($"/// <{element}>");
        foreach (string sentence in sentences)
            code.Line($"/// {sentence}");

        code.Line($"/// </{element}>");
    }

    /// <summary>
    /// Formats the shape: <c>Linear, [batch, 784] to [batch, 1024], with bias, then Relu; weights in Float32.</c>
    /// </summary>
    public static string Shape(LayerModel layer)
    {
        string bias = layer.Bias ? "with bias" : "without bias";
        string activation = layer.Activation == Activation.None ? string.Empty : $", then {layer.Activation}";
        return $"Linear, [batch, {layer.Shape.Inputs}] to [batch, {layer.Shape.Outputs}], {bias}{activation}; weights in {layer.WeightType}.";
    }

    /// <summary>
    /// Formats the pattern: <c>Pattern 32:6, a true ratio of 0.8087: 150 multiply-adds per row instead of 784.</c>
    /// </summary>
    public static string Pattern(LayerModel layer) => layer.Pattern.IsDense
        ? $"Dense: every weight is stored, {layer.Shape.Inputs} multiply-adds per row."
        : $"Pattern {layer.Pattern}, a true ratio of {FormatRatio(layer.TrueRatio)}: "
            + $"{layer.SlotsPerRow} multiply-adds per row instead of {layer.Shape.Inputs}.";

    /// <summary>
    /// Formats the bytes: <c>Weights take 768,000 bytes packed, values and indices, instead of 3,211,264 dense.</c>
    /// </summary>
    public static string Bytes(LayerModel layer) =>
        Bytes(layer.Pattern, WeightLayoutPlanner.PackedBytes(layer), layer.DenseBytes);

    /// <summary>Formats the bytes of a layer with several matrices.</summary>
    public static string Bytes(BalancedPattern pattern, long packed, long dense) => pattern.IsDense
        ? $"Weights take {FormatCount(dense)} bytes."
        : $"Weights take {FormatCount(packed)} bytes packed, values and indices, instead of {FormatCount(dense)} dense.";

    /// <summary>Describes the weights of one matrix.</summary>
    /// <param name="layer">The matrix.</param>
    /// <param name="dense">The sizes of the dense tensor.</param>
    /// <param name="memory">The documentation of the weights in memory.</param>
    public static LoadedWeights Weights(LayerModel layer, string dense, string memory) => new(
        RuntimeNames.LinearWeights, $"<c>name.weight</c> [{dense}]", memory)
    {
        Packed = layer.Pattern.IsDense
            ? string.Empty
            : $", dense if it fits {layer.Pattern}, or packed as "
                + "<c>name.weight.values</c> and <c>name.weight.indices</c>"
                + $" [{layer.Shape.Outputs}, {layer.Pattern.Blocks(layer.Shape.Inputs)}, {layer.Pattern.Kept}]",
        Others = layer.Bias ? $", and <c>name.bias</c> [{layer.Shape.Outputs}]" : string.Empty,
    };

    /// <summary>Formats the C# expression of a pattern.</summary>
    public static string PatternValue(BalancedPattern pattern) =>
        $"new {RuntimeNames.BalancedPattern}(block: {pattern.Block}, kept: {pattern.Kept})";

    /// <summary>Formats the C# expression of a sample's shape.</summary>
    public static string ShapeValue(SampleShape shape) =>
        $"new {RuntimeNames.SampleShape}({shape.ToString().Trim('[', ']')})";

    /// <summary>Formats the shape of a batch: <c>[batch, 64, 56, 56]</c>.</summary>
    public static string Batch(SampleShape shape) => $"[batch, {shape.ToString().Substring(1)}";

    private static string FormatRatio(double ratio) => ratio.ToString("0.####", CultureInfo.InvariantCulture);

    private static string FormatCount(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
