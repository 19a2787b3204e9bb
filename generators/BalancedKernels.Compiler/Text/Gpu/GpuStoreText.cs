using System.Collections.Generic;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes the epilogue of a tile: bias, activation and the guarded store.</summary>
internal static class GpuStoreText
{
    public static void Write(CodeWriter code, LayerModel layer, GpuKernelPlan kernel)
    {
        int outputs = layer.Shape.Outputs;
        int idle = (kernel.Lanes / kernel.Sums) - 1;
        string writes = idle == 0 ? string.Empty : $" & ((lane & {idle}) == 0)";
        string sample = kernel.Samples == 1 ? "sample" : "outputSample";
        string inside = kernel.Samples == 1 ? string.Empty : " & (outputSample < batch)";
        string guard = writes.Length + inside.Length == 0 ? $"row < {outputs}" : $"(row < {outputs}){inside}{writes}";
        string value = layer.Bias
            ? $"{GpuLaneReductionText.Total(kernel)} + bias[row]"
            : GpuLaneReductionText.Total(kernel);

        code.Line("// The bits of the lane, the highest first, select the sum that it kept.");
        code.Line($"int row = (set * {GpuLoadUnit.SetRows}){Bits(kernel, 1, 2)};");
        if (kernel.Samples > 1)
            code.Line($"int outputSample = sample{Bits(kernel, GpuLoadUnit.SetRows, kernel.Sums / 2)};");

        code.Open($"if ({guard})");
        code.Line($"float result = {value};");
        code.Line(
            $"output[({sample} * TOutput.Length({outputs})) + TOutput.IndexOf(row, {outputs})] = {Activated(layer.Activation)};");
        code.Close();
    }

    /// <summary>Gets the expression of the activated result.</summary>
    public static string Activated(Activation activation) =>
        activation == Activation.None ? "result" : $"{GpuNames.Activation}.{activation}(result)";

    private static string Bits(GpuKernelPlan kernel, int lowest, int highest)
    {
        List<string> terms = [];
        for (int weight = lowest; weight <= highest; weight *= 2)
        {
            int mask = kernel.Lanes / (2 * weight);
            int worth = weight / lowest;
            terms.Add(
                mask >= worth ? $" + ((lane / {mask / worth}) & {worth})" : $" + ((lane & {mask}) * {worth / mask})");
        }

        return string.Concat(terms);
    }
}
