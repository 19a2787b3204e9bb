using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>Describes the API of a linear layer.</summary>
internal static class LinearApi
{
    public static LayerApi Describe(LayerModel layer) => new(
        layer.Shape.Inputs,
        layer.Shape.Outputs,
        $"[batch, {layer.Shape.Inputs}], row-major",
        $"[batch, {layer.Shape.Outputs}], row-major",
        new EquatableArray<string>([ShellDocs.Shape(layer), ShellDocs.Pattern(layer), ShellDocs.Bytes(layer)]),
        RuntimeNames.LinearDescription,
        new EquatableArray<string>(
        [
            $"Inputs: {layer.Shape.Inputs}",
            $"Outputs: {layer.Shape.Outputs}",
            $"Pattern: {ShellDocs.PatternValue(layer.Pattern)}",
            $"WeightType: {RuntimeNames.WeightType}.{layer.WeightType}",
            $"Bias: {(layer.Bias ? "true" : "false")}",
            $"Activation: {RuntimeNames.Activation}.{layer.Activation}",
        ]),
        RuntimeNames.CpuLinearEngine,
        RuntimeNames.GpuLinearEngine,
        ShellDocs.Weights(
            layer,
            $"{layer.Shape.Outputs}, {layer.Shape.Inputs}",
            $"Weights [{layer.Shape.Outputs}, {layer.Shape.Inputs}] of this pattern and weight type."))
    {
        HasPatterns = true,
    };
}
