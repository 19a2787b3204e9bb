using System.Globalization;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>Describes the API of a layer without a weight matrix.</summary>
internal static class OperationApi
{
    public static LayerApi Describe(OperationModel layer)
    {
        OperationDescription operation = layer.Operation;
        OperationArguments arguments = OperationArguments.Create(operation);
        string input = ShellDocs.Batch(operation.InputShape);
        string output = ShellDocs.Batch(operation.OutputShape);
        LoadedWeights? weights = FindWeights(operation);
        return new LayerApi(
            operation.Inputs,
            operation.Outputs,
            $"{input}, row-major",
            $"{output}, row-major",
            new EquatableArray<string>(
            [
                $"{arguments.Sentence} {input} to {output}.",
                weights is null ? "It has no weights." : $"Its weights are {DescribeWeights(operation)}.",
            ]),
            arguments.Type,
            new EquatableArray<string>(arguments.Arguments),
            RuntimeNames.CpuOperationEngine,
            RuntimeNames.GpuOperationEngine,
            weights)
        {
            HasKernels = false,
            PackedBytesSummary = "the bytes of the layer's weights on the device",
        };
    }

    private static LoadedWeights? FindWeights(OperationDescription operation) => operation switch
    {
        NormDescription { Bias: false } norm => CreateWeights(
            operation, RuntimeNames.ScaleShift, $"<c>name.weight</c> [{norm.Features}]"),
        NormDescription norm => CreateWeights(
            operation, RuntimeNames.ScaleShift, $"<c>name.weight</c> and <c>name.bias</c>, each [{norm.Features}]"),
        BatchNormDescription norm => CreateWeights(
            operation,
            RuntimeNames.ScaleShift,
            $"<c>name.weight</c>, <c>name.bias</c>, <c>name.running_mean</c> and <c>name.running_var</c>, each [{norm.Input.Channels}]"),
        EmbeddingDescription embedding => CreateWeights(
            operation, RuntimeNames.EmbeddingTable, $"<c>name.weight</c> [{embedding.Count}, {embedding.Size}]"),
        _ => null,
    };

    private static LoadedWeights CreateWeights(OperationDescription operation, string type, string tensors)
    {
        string description = DescribeWeights(operation);
        return new LoadedWeights(type, tensors, $"{char.ToUpperInvariant(description[0])}{description.Substring(1)}.");
    }

    private static string DescribeWeights(OperationDescription operation) => operation switch
    {
        NormDescription { Bias: false } norm => $"a scale for each of {FormatCount(norm.Features)} features",
        NormDescription norm => $"a scale and a shift for each of {FormatCount(norm.Features)} features",
        BatchNormDescription norm => $"a scale and a shift for each of {FormatCount(norm.Input.Channels)} channels",
        EmbeddingDescription embedding => $"a table [{embedding.Count}, {embedding.Size}] in {embedding.WeightType}",
        _ => "nothing",
    };

    private static string FormatCount(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
