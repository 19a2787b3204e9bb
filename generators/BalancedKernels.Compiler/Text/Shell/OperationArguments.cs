using System;
using System.Globalization;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>How a description is written in C# and said in English.</summary>
/// <param name="Type">The description's type.</param>
/// <param name="Sentence">What the layer does, up to its shapes.</param>
/// <param name="Arguments">The arguments of its constructor, after the name.</param>
internal sealed record OperationArguments(string Type, string Sentence, string[] Arguments)
{
    public static OperationArguments Of(OperationDescription operation) => operation switch
    {
        PoolDescription pool => OfPool(pool),
        AdaptivePoolDescription pool => new(
            RuntimeNames.AdaptivePoolDescription,
            $"The means of {Say(pool.Input, pool.OutputHeight, pool.OutputWidth)} windows of each channel,",
            [Shape(pool.Input), $"OutputHeight: {pool.OutputHeight}", $"OutputWidth: {pool.OutputWidth}"]),
        SoftmaxDescription softmax => new(
            RuntimeNames.SoftmaxDescription,
            softmax.Logarithm ? "The logarithm of a softmax over each sample," : "Softmax over each sample,",
            [$"Features: {softmax.Features}", $"Logarithm: {Write(softmax.Logarithm)}"]),
        NormDescription norm => new(
            RuntimeNames.NormDescription,
            $"{(norm.Kind == NormKind.Layer ? "Layer norm" : "RMS norm")} over each sample, epsilon {Write(norm.Epsilon)},",
            [
                $"Kind: {RuntimeNames.NormKind}.{norm.Kind}",
                $"Features: {norm.Features}",
                $"Epsilon: {Write(norm.Epsilon)}",
                $"Bias: {Write(norm.Bias)}"]),
        BatchNormDescription norm => new(
            RuntimeNames.BatchNormDescription,
            $"Batch norm of {norm.Input.Channels} channels, epsilon {Write(norm.Epsilon)},",
            [Shape(norm.Input), $"Epsilon: {Write(norm.Epsilon)}"]),
        EmbeddingDescription embedding => new(
            RuntimeNames.EmbeddingDescription,
            $"Embedding, a row for each of {embedding.Count} words,",
            [
                $"Count: {embedding.Count}",
                $"Size: {embedding.Size}",
                $"Tokens: {embedding.Tokens}",
                $"WeightType: {RuntimeNames.WeightType}.{embedding.WeightType}",
            ]),
        FlattenDescription flatten =>
            new(RuntimeNames.FlattenDescription, "The numbers of each sample as one vector,", [Shape(flatten.Input)]),
        PixelShuffleDescription shuffle => new(
            RuntimeNames.PixelShuffleDescription,
            $"Groups of {shuffle.Factor * shuffle.Factor} channels become images {shuffle.Factor} times as high and wide,",
            [Shape(shuffle.Input), $"Factor: {shuffle.Factor}"]),
        ActivationDescription activation => new(
            RuntimeNames.ActivationDescription,
            $"{activation.Activation} of each number,",
            [Shape(activation.Input), $"Activation: {RuntimeNames.Activation}.{activation.Activation}"]),
        _ => throw new ArgumentException($"There is no text for {operation.GetType().Name}.", nameof(operation)),
    };

    private static OperationArguments OfPool(PoolDescription pool)
    {
        string what = pool.Kind == PoolKind.Max ? "The largest number" : "The mean";
        string window = Say(pool.Input, pool.Vertical.Kernel, pool.Horizontal.Kernel);
        string steps = Say(pool.Input, pool.Vertical.Stride, pool.Horizontal.Stride);
        string padding = Say(pool.Input, pool.Vertical.Padding, pool.Horizontal.Padding);
        return new(
            RuntimeNames.PoolDescription,
            $"{what} of each window of {window}, in steps of {steps}, padded by {padding},",
            [
                $"Kind: {RuntimeNames.PoolKind}.{pool.Kind}",
                Shape(pool.Input),
                $"Vertical: {Window(pool.Vertical)}",
                $"Horizontal: {Window(pool.Horizontal)}",
                $"CountPadding: {Write(pool.CountPadding)}",
            ]);
    }

    private static string Shape(SampleShape shape) => $"Input: {ShellDocs.ShapeValue(shape)}";

    private static string Window(PoolWindow window) =>
        $"new {RuntimeNames.PoolWindow}(Kernel: {window.Kernel}, Stride: {window.Stride}, Padding: {window.Padding})";

    private static string Say(SampleShape shape, int vertical, int horizontal) =>
        shape.Rank == 3 ? $"{vertical} x {horizontal}" : horizontal.ToString(CultureInfo.InvariantCulture);

    private static string Write(bool value) => value ? "true" : "false";

    private static string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
