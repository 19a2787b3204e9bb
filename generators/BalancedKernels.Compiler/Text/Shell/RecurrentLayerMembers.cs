using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>What a recurrent layer shows its callers.</summary>
internal static class RecurrentLayerMembers
{
    public static LayerMembers Of(RecurrentModel layer)
    {
        RecurrentShape shape = layer.Shape;
        string name = layer.Type.Name;

        // The products of one of several patterns are in its own nested type.
        string nested = layer.Type.Form is null ? string.Empty : $"{name}.";
        return new LayerMembers(
            shape.Inputs,
            shape.Outputs,
            $"The rows of one sequence, [steps, {shape.Inputs}]",
            $"[steps, {shape.Outputs}]",
            new EquatableArray<string>(
            [
                $"{Say(layer)} Without a state, a call takes the rows of one sequence, and begins with a state of zeros.",
                Pattern(layer),
                ShellDocs.Bytes(
                    layer.Pattern,
                    layer.Sum(WeightLayoutPlanner.PackedBytes),
                    layer.Sum(static matrix => matrix.DenseBytes)),
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
            Weights(layer))
        {
            HasPatterns = true,
            EngineTypes = $"{name}, {nested}{layer.Input.Matrix.Type.Name}, {nested}{layer.Stacked.Matrix.Type.Name}, {nested}{layer.Hidden.Matrix.Type.Name}",
        };
    }

    /// <summary>
    /// LSTM, 2 layers of 1500 units in one direction, [steps, batch, 1500] to [steps, batch, 1500], with biases;
    /// weights in Float32.
    /// </summary>
    private static string Say(RecurrentModel layer)
    {
        RecurrentShape shape = layer.Shape;
        string kind = shape.Kind == RecurrentKind.Lstm ? "LSTM" : "GRU";
        string layers = shape.Layers == 1 ? "one layer" : $"{shape.Layers} layers";
        string directions = shape.Bidirectional ? "in two directions" : "in one direction";
        string bias = layer.Bias ? "with biases" : "without biases";
        return $"{kind}, {layers} of {shape.Hidden} units {directions}, [steps, batch, {shape.Inputs}] to [steps, batch, {shape.Outputs}], {bias}; weights in {layer.WeightType}.";
    }

    /// <summary>
    /// Pattern 32:6 in both gate matrices: a row costs 282 multiply-adds with the input instead of 1500, and 282 with
    /// the hidden state instead of 1500.
    /// </summary>
    private static string Pattern(RecurrentModel layer)
    {
        LayerModel input = layer.Input.Matrix;
        LayerModel hidden = layer.Hidden.Matrix;
        return layer.Pattern.IsDense
            ? $"Dense: every weight is stored, {input.SlotsPerRow} multiply-adds per row with the input and {hidden.SlotsPerRow} with the hidden state."
            : $"Pattern {layer.Pattern} in both gate matrices: {input.SlotsPerRow} multiply-adds per row with the input instead of {input.Shape.Inputs}, {hidden.SlotsPerRow} with the hidden state instead of {hidden.Shape.Inputs}.";
    }

    private static ShellWeights Weights(RecurrentModel layer)
    {
        RecurrentShape shape = layer.Shape;
        string bias = layer.Bias
            ? $", <c>name.bias_ih_l0</c> and <c>name.bias_hh_l0</c> [{shape.FileRows}]"
            : string.Empty;
        string more = shape is { Layers: 1, Bidirectional: false }
            ? string.Empty
            : ", and those of the other layers and directions, as PyTorch calls them";
        return new ShellWeights(
            RuntimeNames.RecurrentWeights,
            $"<c>name.weight_ih_l0</c> [{shape.FileRows}, {shape.Inputs}] and <c>name.weight_hh_l0</c> [{shape.FileRows}, {shape.Hidden}]",
            "Weights of these sizes, this pattern and precision, for every layer and direction.")
        {
            Packed = layer.Pattern.IsDense ? string.Empty : $", dense if they fit {layer.Pattern} or packed",
            Others = bias + more,
        };
    }
}
