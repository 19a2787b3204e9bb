using System.Globalization;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>What a layer without a weight matrix shows its callers.</summary>
internal static class OperationMembers
{
    public static LayerMembers Of(OperationModel layer)
    {
        OperationDescription operation = layer.Operation;
        OperationArguments arguments = OperationArguments.Of(operation);
        string input = ShellDocs.Batch(operation.InputShape);
        string output = ShellDocs.Batch(operation.OutputShape);
        ShellWeights? weights = Weights(operation);
        return new LayerMembers(
            operation.Inputs,
            operation.Outputs,
            $"{input}, row-major",
            $"{output}, row-major",
            new EquatableArray<string>(
                [
                    $"{arguments.Sentence} {input} to {output}.",
                    weights is null ? "It has no weights." : $"It holds {Held(operation)}."]),
            arguments.Type,
            new EquatableArray<string>(arguments.Arguments),
            RuntimeNames.CpuOperationEngine,
            RuntimeNames.GpuOperationEngine,
            weights)
        {
            HasKernels = false,
            Counted = "the bytes of what the layer has learned",
        };
    }

    private static ShellWeights? Weights(OperationDescription operation) => operation switch
    {
        NormDescription { Bias: false } norm =>
            Of(operation, RuntimeNames.ScaleShift, $"<c>name.weight</c> [{norm.Features}]"),
        NormDescription norm =>
            Of(operation, RuntimeNames.ScaleShift, $"<c>name.weight</c> and <c>name.bias</c>, each [{norm.Features}]"),
        BatchNormDescription norm => Of(
            operation,
            RuntimeNames.ScaleShift,
            $"<c>name.weight</c>, <c>name.bias</c>, <c>name.running_mean</c> and <c>name.running_var</c>, each [{norm.Input.Channels}]"),
        EmbeddingDescription embedding =>
            Of(operation, RuntimeNames.EmbeddingTable, $"<c>name.weight</c> [{embedding.Count}, {embedding.Size}]"),
        _ => null,
    };

    private static ShellWeights Of(OperationDescription operation, string type, string tensors)
    {
        string held = Held(operation);
        return new ShellWeights(type, tensors, $"{char.ToUpperInvariant(held[0])}{held.Substring(1)}.");
    }

    private static string Held(OperationDescription operation) => operation switch
    {
        NormDescription { Bias: false } norm => $"a factor for each of {Count(norm.Features)} features",
        NormDescription norm => $"a factor and a summand for each of {Count(norm.Features)} features",
        BatchNormDescription norm => $"a factor and a summand for each of {Count(norm.Input.Channels)} channels",
        EmbeddingDescription embedding => $"a table [{embedding.Count}, {embedding.Size}] in {embedding.WeightType}",
        _ => "nothing",
    };

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
