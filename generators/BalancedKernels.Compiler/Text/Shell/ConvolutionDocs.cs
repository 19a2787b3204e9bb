using System.Collections.Generic;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>Formats the documentation sentences of a convolution.</summary>
internal static class ConvolutionDocs
{
    /// <summary>
    /// Formats the shape: <c>Convolution, [batch, 64, 56, 56] to [batch, 128, 56, 56], kernel 3 x 3, padding 1, with
    /// bias,
    /// then Relu; weights in Float32.</c>
    /// </summary>
    public static string Shape(ConvolutionModel layer)
    {
        List<string> parts = [$"Convolution, {Input(layer)} to {Output(layer)}", $"kernel {Kernel(layer)}"];
        AddAxes(parts, "stride", layer, layer.Vertical.Stride, layer.Horizontal.Stride, defaultValue: 1);
        AddPadding(parts, layer);
        AddAxes(parts, "dilation", layer, layer.Vertical.Dilation, layer.Horizontal.Dilation, defaultValue: 1);
        if (layer.Groups > 1)
            parts.Add($"{layer.Groups} groups");

        parts.Add(layer.Bias ? "with bias" : "without bias");
        if (layer.Activation != Activation.None)
            parts.Add($"then {layer.Activation}");

        return $"{string.Join(", ", parts)}; weights in {layer.WeightType}.";
    }

    /// <summary>Formats the input shape: <c>[batch, 64, 56, 56]</c>.</summary>
    public static string Input(ConvolutionModel layer) => layer.IsSizedByCall
        ? Shape(layer, layer.InChannels, "height", "width", "length")
        : Shape(layer, layer.InChannels, $"{layer.Height}", $"{layer.Width}", $"{layer.Width}");

    /// <summary>Formats the output shape: <c>[batch, 128, 56, 56]</c>.</summary>
    public static string Output(ConvolutionModel layer) => layer.IsSizedByCall
        ? Shape(layer, layer.OutChannels, "outHeight", "outWidth", "outLength")
        : Shape(
            layer,
            layer.OutChannels,
            $"{layer.Vertical.Outputs(layer.Height)}",
            $"{layer.Horizontal.Outputs(layer.Width)}",
            $"{layer.Horizontal.Outputs(layer.Width)}");

    private static string Shape(ConvolutionModel layer, int channels, string height, string width, string length) =>
        layer.Dimensions == 1 ? $"[batch, {channels}, {length}]" : $"[batch, {channels}, {height}, {width}]";

    private static string Kernel(ConvolutionModel layer) =>
        layer.Dimensions == 1 ? $"{layer.Horizontal.Kernel}" : $"{layer.Vertical.Kernel} x {layer.Horizontal.Kernel}";

    private static void AddPadding(List<string> parts, ConvolutionModel layer)
    {
        string mode = layer.PaddingMode == PaddingMode.Reflect ? "reflected padding" : "padding";
        if (layer.Horizontal.Before != layer.Horizontal.After)
            parts.Add($"{mode} {layer.Horizontal.Before} before and {layer.Horizontal.After} after");
        else
            AddAxes(parts, mode, layer, layer.Vertical.Before, layer.Horizontal.Before, defaultValue: 0);
    }

    private static void AddAxes(
        List<string> parts, string label, ConvolutionModel layer, int vertical, int horizontal, int defaultValue)
    {
        bool isSame = layer.Dimensions == 1 || vertical == horizontal;
        if (horizontal != defaultValue || (!isSame && vertical != defaultValue))
            parts.Add(isSame ? $"{label} {horizontal}" : $"{label} {vertical} x {horizontal}");
    }
}
