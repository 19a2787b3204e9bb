using System;
using System.Globalization;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>The description of an operation: the C# expression and the sentence of its documentation.</summary>
/// <param name="Type">The type of the description.</param>
/// <param name="Sentence">The start of the sentence, up to the layer's shapes.</param>
/// <param name="Arguments">The arguments of the description's constructor, after the name.</param>
internal sealed record OperationArguments(string Type, string Sentence, string[] Arguments)
{
    public static OperationArguments Create(OperationDescription operation) => operation switch
    {
        PoolDescription pool => CreatePool(pool),
        AdaptivePoolDescription pool => new(
            RuntimeNames.AdaptivePoolDescription,
            $"Adaptive average pooling of each channel to {FormatSize(pool.Input, pool.OutputHeight, pool.OutputWidth)},",
            [Shape(pool.Input), $"OutputHeight: {pool.OutputHeight}", $"OutputWidth: {pool.OutputWidth}"]),
        SoftmaxDescription softmax => new(
            RuntimeNames.SoftmaxDescription,
            softmax.Logarithm ? "Log-softmax over each sample," : "Softmax over each sample,",
            [$"Features: {softmax.Features}", $"Logarithm: {Literal(softmax.Logarithm)}"]),
        NormDescription norm => new(
            RuntimeNames.NormDescription,
            $"{(norm.Kind == NormKind.Layer ? "Layer norm" : "RMS norm")} over each sample, epsilon {Literal(norm.Epsilon)},",
            [
                $"Kind: {RuntimeNames.NormKind}.{norm.Kind}",
                $"Features: {norm.Features}",
                $"Epsilon: {Literal(norm.Epsilon)}",
                $"Bias: {Literal(norm.Bias)}",
            ]),
        BatchNormDescription norm => new(
            RuntimeNames.BatchNormDescription,
            $"Batch norm of {norm.Input.Channels} channels, epsilon {Literal(norm.Epsilon)},",
            [Shape(norm.Input), $"Epsilon: {Literal(norm.Epsilon)}"]),
        EmbeddingDescription embedding => new(
            RuntimeNames.EmbeddingDescription,
            $"Embedding with a vocabulary of {embedding.Count},",
            [
                $"Count: {embedding.Count}",
                $"Size: {embedding.Size}",
                $"Tokens: {embedding.Tokens}",
                $"WeightType: {RuntimeNames.WeightType}.{embedding.WeightType}",
            ]),
        FlattenDescription flatten => new(
            RuntimeNames.FlattenDescription,
            "Flattening of each sample to one vector,",
            [Shape(flatten.Input)]),
        PixelShuffleDescription shuffle => new(
            RuntimeNames.PixelShuffleDescription,
            $"Pixel shuffle: each {shuffle.Factor * shuffle.Factor} channels become one that is {shuffle.Factor} times as high and wide,",
            [Shape(shuffle.Input), $"Factor: {shuffle.Factor}"]),
        ActivationDescription activation => new(
            RuntimeNames.ActivationDescription,
            $"{activation.Activation} of each value,",
            [Shape(activation.Input), $"Activation: {RuntimeNames.Activation}.{activation.Activation}"]),
        _ => throw new ArgumentException($"There is no text for {operation.GetType().Name}.", nameof(operation)),
    };

    private static OperationArguments CreatePool(PoolDescription pool)
    {
        string kind = pool.Kind == PoolKind.Max ? "Max pooling" : "Average pooling";
        string window = FormatSize(pool.Input, pool.Vertical.Kernel, pool.Horizontal.Kernel);
        string stride = FormatSize(pool.Input, pool.Vertical.Stride, pool.Horizontal.Stride);
        string padding = FormatSize(pool.Input, pool.Vertical.Padding, pool.Horizontal.Padding);
        return new(
            RuntimeNames.PoolDescription,
            $"{kind}, window {window}, stride {stride}, padding {padding},",
            [
                $"Kind: {RuntimeNames.PoolKind}.{pool.Kind}",
                Shape(pool.Input),
                $"Vertical: {Window(pool.Vertical)}",
                $"Horizontal: {Window(pool.Horizontal)}",
                $"CountPadding: {Literal(pool.CountPadding)}",
            ]);
    }

    private static string Shape(SampleShape shape) => $"Input: {ShellDocs.ShapeValue(shape)}";

    private static string Window(PoolWindow window) =>
        $"new {RuntimeNames.PoolWindow}(Kernel: {window.Kernel}, Stride: {window.Stride}, Padding: {window.Padding})";

    private static string FormatSize(SampleShape shape, int vertical, int horizontal) =>
        shape.Rank == 3 ? $"{vertical} x {horizontal}" : horizontal.ToString(CultureInfo.InvariantCulture);

    private static string Literal(bool value) => value ? "true" : "false";

    private static string Literal(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
