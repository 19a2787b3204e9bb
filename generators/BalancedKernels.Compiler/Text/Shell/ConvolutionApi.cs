using System.Collections.Generic;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>Describes the API of a convolution.</summary>
internal static class ConvolutionApi
{
    public static LayerApi Describe(ConvolutionModel layer)
    {
        LayerModel matrix = layer.WholeMatrix;
        LayerApi api = new(
            layer.IsSizedByCall ? 0 : layer.InChannels * layer.Height * layer.Width,
            layer.IsSizedByCall
                ? 0
                : layer.OutChannels * layer.Vertical.Outputs(layer.Height) * layer.Horizontal.Outputs(layer.Width),
            $"{ConvolutionDocs.Input(layer)}, row-major",
            $"{ConvolutionDocs.Output(layer)}, row-major",
            new EquatableArray<string>(
                [ConvolutionDocs.Shape(layer), ShellDocs.Pattern(matrix), ShellDocs.Bytes(matrix)]),
            RuntimeNames.ConvolutionDescription,
            DescriptionArguments(layer),
            layer.IsDepthwise ? RuntimeNames.CpuDepthwiseEngine : RuntimeNames.CpuConvolutionEngine,
            layer.IsDepthwise ? RuntimeNames.GpuDepthwiseEngine : RuntimeNames.GpuConvolutionEngine,
            DescribeWeights(layer, matrix))
        {
            DescriptionMember = $"{RuntimeNames.Convolution}.Convolution",
            HasPatterns = true,
        };

        if (!layer.IsSizedByCall)
            return api;

        return layer.Dimensions == 1
            ? api with
            {
                Interface = RuntimeNames.SequenceLayer,
                Sizes = new EquatableArray<SizeParameter>(
                    [new SizeParameter("length", "The length of each sequence, at least 1")]),
                SizeArguments = ", 1, length",
            }
            : api with
            {
                Interface = RuntimeNames.ImageLayer,
                Sizes = new EquatableArray<SizeParameter>(
                [
                    new SizeParameter("height", "The height of each image, at least 1"),
                    new SizeParameter("width", "The width of each image, at least 1"),
                ]),
                SizeArguments = ", height, width",
            };
    }

    private static EquatableArray<string> DescriptionArguments(ConvolutionModel layer) => new(
    [
        $"Dimensions: {layer.Dimensions}",
        $"InChannels: {layer.InChannels}",
        $"OutChannels: {layer.OutChannels}",
        $"Vertical: {Axis(layer.Vertical)}",
        $"Horizontal: {Axis(layer.Horizontal)}",
        $"Groups: {layer.Groups}",
        $"PaddingMode: {RuntimeNames.PaddingMode}.{layer.PaddingMode}",
        $"Height: {layer.Height}",
        $"Width: {layer.Width}",
        $"Pattern: {ShellDocs.PatternValue(layer.Pattern)}",
        $"WeightType: {RuntimeNames.WeightType}.{layer.WeightType}",
        $"Bias: {(layer.Bias ? "true" : "false")}",
        $"Activation: {RuntimeNames.Activation}.{layer.Activation}",
    ]);

    private static string Axis(ConvolutionAxis axis) =>
        $"new {RuntimeNames.ConvolutionAxis}(Kernel: {axis.Kernel}, Stride: {axis.Stride}, "
        + $"Dilation: {axis.Dilation}, Before: {axis.Before}, After: {axis.After})";

    private static LoadedWeights DescribeWeights(ConvolutionModel layer, LayerModel matrix)
    {
        int channels = layer.InChannels / layer.Groups;
        List<int> shape = [layer.OutChannels, channels];
        if (layer.Dimensions == 2)
            shape.Add(layer.Vertical.Kernel);

        shape.Add(layer.Horizontal.Kernel);
        return ShellDocs.Weights(
            matrix,
            string.Join(", ", shape),
            $"Weights [{matrix.Shape.Outputs}, {matrix.Shape.Inputs}] of this pattern and weight type, one row per output channel.");
    }
}
