using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>Describes the API of a recurrent layer.</summary>
internal static class RecurrentApi
{
    public static LayerApi Describe(RecurrentModel layer)
    {
        RecurrentShape shape = layer.Shape;
        string name = layer.Type.Name;

        // With several patterns, the products of each pattern are nested in the type of that pattern.
        string nested = layer.Type.PatternIndex is null ? string.Empty : $"{name}.";
        return new LayerApi(
            shape.Inputs,
            shape.Outputs,
            $"One sequence, [steps, {shape.Inputs}]",
            $"[steps, {shape.Outputs}]",
            new EquatableArray<string>(
            [
                $"{FormatShape(layer)} A Forward without a state computes one sequence from a state of zeros.",
                FormatPattern(layer),
                ShellDocs.Bytes(
                    layer.Pattern,
                    layer.SumBytes(WeightLayoutPlanner.PackedBytes),
                    layer.SumBytes(static matrix => matrix.DenseBytes)),
            ]),
            RuntimeNames.RecurrentDescription,
            new EquatableArray<string>(
            [
                $"Kind: {RuntimeNames.RecurrentKind}.{shape.Kind}",
                $"Inputs: {shape.Inputs}",
                $"Hidden: {shape.Hidden}",
                $"Layers: {shape.Layers}",
                $"Bidirectional: {(shape.Bidirectional ? "true" : "false")}",
                $"Pattern: {ShellDocs.PatternValue(layer.Pattern)}",
                $"WeightType: {RuntimeNames.WeightType}.{layer.WeightType}",
                $"Bias: {(layer.Bias ? "true" : "false")}",
            ]),
            RuntimeNames.CpuRecurrentEngine,
            RuntimeNames.GpuRecurrentEngine,
            DescribeWeights(layer))
        {
            HasPatterns = true,
            EngineTypeArguments = $"{name}, {nested}{layer.Input.Matrix.Type.Name}, "
                + $"{nested}{layer.Stacked.Matrix.Type.Name}, {nested}{layer.Hidden.Matrix.Type.Name}",
        };
    }

    /// <summary>
    /// Formats the shape: <c>LSTM, 2 layers of 1500 units in one direction, [steps, batch, 1500] to [steps, batch,
    /// 1500],
    /// with biases; weights in Float32.</c>
    /// </summary>
    private static string FormatShape(RecurrentModel layer)
    {
        RecurrentShape shape = layer.Shape;
        string kind = shape.Kind == RecurrentKind.Lstm ? "LSTM" : "GRU";
        string layers = shape.Layers == 1 ? "one layer" : $"{shape.Layers} layers";
        string directions = shape.Bidirectional ? "in two directions" : "in one direction";
        string bias = layer.Bias ? "with biases" : "without biases";
        return $"{kind}, {layers} of {shape.Hidden} units {directions}, "
            + $"[steps, batch, {shape.Inputs}] to [steps, batch, {shape.Outputs}], {bias}; weights in {layer.WeightType}.";
    }

    /// <summary>
    /// Formats the pattern: <c>Pattern 32:6 in both gate matrices: 282 multiply-adds per row with the input instead of
    /// 1500,
    /// 282 with the hidden state instead of 1500.</c>
    /// </summary>
    private static string FormatPattern(RecurrentModel layer)
    {
        LayerModel input = layer.Input.Matrix;
        LayerModel hidden = layer.Hidden.Matrix;
        return layer.Pattern.IsDense
            ? $"Dense: every weight is stored, {input.SlotsPerRow} multiply-adds per row with the input "
                + $"and {hidden.SlotsPerRow} with the hidden state."
            : $"Pattern {layer.Pattern} in both gate matrices: "
                + $"{input.SlotsPerRow} multiply-adds per row with the input instead of {input.Shape.Inputs}, "
                + $"{hidden.SlotsPerRow} with the hidden state instead of {hidden.Shape.Inputs}.";
    }

    private static LoadedWeights DescribeWeights(RecurrentModel layer)
    {
        RecurrentShape shape = layer.Shape;
        string bias = layer.Bias
            ? $", <c>name.bias_ih_l0</c> and <c>name.bias_hh_l0</c> [{shape.FileRows}]"
            : string.Empty;
        string others = shape is { Layers: 1, Bidirectional: false }
            ? string.Empty
            : ", and the tensors of the other layers and directions, with PyTorch's names";
        return new LoadedWeights(
            RuntimeNames.RecurrentWeights,
            $"<c>name.weight_ih_l0</c> [{shape.FileRows}, {shape.Inputs}] "
                + $"and <c>name.weight_hh_l0</c> [{shape.FileRows}, {shape.Hidden}]",
            "Weights of these sizes, this pattern and weight type, for every layer and direction.")
        {
            Packed = layer.Pattern.IsDense ? string.Empty : $", dense if they fit {layer.Pattern}, or packed",
            Others = bias + others,
        };
    }
}
