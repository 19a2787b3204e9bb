using System.Globalization;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text;

/// <summary>Says in English what a layer is: the sentences that its documentation comments are made of.</summary>
internal static class ShellDocs
{
    /// <summary>Writes the class's remarks; its summary is the user's to write.</summary>
    public static void WriteRemarks(CodeWriter code, LayerModel layer)
    {
        code.Line("/// <remarks>");
        code.Line($"/// <para>{Shape(layer)}</para>");
        code.Line($"/// <para>{Pattern(layer)}</para>");
        code.Line($"/// <para>{Bytes(layer)}</para>");
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
        return $"Linear, [batch, {layer.Shape.Inputs}] to [batch, {layer.Shape.Outputs}], {bias}{activation}; weights in {layer.Weights}.";
    }

    /// <summary>Pattern 32:6, a true ratio of 0.8087 and 150 multiply-adds per row instead of 784.</summary>
    public static string Pattern(LayerModel layer) => layer.Pattern.IsDense
        ? $"Dense: every weight is stored, {layer.Shape.Inputs} multiply-adds per row."
        : $"Pattern {layer.Pattern}, a true ratio of {Ratio(layer.TrueRatio)}: {layer.SlotsPerRow} multiply-adds per row instead of {layer.Shape.Inputs}.";

    /// <summary>Weights take 768,000 bytes packed instead of 3,211,264 dense.</summary>
    public static string Bytes(LayerModel layer) => layer.Pattern.IsDense
        ? $"Weights take {Count(layer.DenseBytes)} bytes."
        : $"Weights take {Count(layer.PackedBytes)} bytes packed, values and indices, instead of {Count(layer.DenseBytes)} dense.";

    private static string Ratio(double ratio) => ratio.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
