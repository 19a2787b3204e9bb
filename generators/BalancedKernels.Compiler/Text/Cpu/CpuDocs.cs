using System.Globalization;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Writes the English above a kernel: what it computes, what it costs, why it is written so.</summary>
internal static class CpuDocs
{
    public static void WriteParagraph(CodeWriter code, LayerModel layer, CpuPlan plan, CpuForm form, bool batched)
    {
        string batch = batched
            ? $"Any batch; {form.Registers.SamplesPerGroup} samples share each reading of the weights."
            : "Batch 1.";

        code.Line($"/// <summary>{layer.Type.PlainName}: {layer.Shape.Inputs} inputs to {layer.Shape.Outputs} outputs, {Pattern(layer)}, {layer.Weights} weights. {batch}</summary>");
        code.Line("/// <remarks>");
        code.Line($"/// A row costs {layer.SlotsPerRow} multiply-adds and {Bytes(layer)} bytes. {form.SlotSentence}");
        code.Line($"/// {Accumulators(form.Registers.Accumulators)} {Slots(layer, plan, form.Registers.SlotsPerStep)}");
        code.Line("/// </remarks>");
    }

    private static string Pattern(LayerModel layer) => layer.Pattern.IsDense
        ? "dense"
        : $"{layer.Pattern.Kept} of every {layer.Pattern.Block} weights kept ({layer.TrueRatio.ToString("P1", CultureInfo.InvariantCulture)} removed)";

    private static int Bytes(LayerModel layer) =>
        layer.SlotsPerRow * (layer.Pattern.IsDense ? layer.BytesPerValue : layer.BytesPerValue + 1);

    private static string Accumulators(int accumulators) => accumulators == 1
        ? "One partial sum per row."
        : $"{accumulators} partial sums per row, so that a multiply-add does not wait for the one before it.";

    private static string Slots(LayerModel layer, CpuPlan plan, int step) => plan.Path == KernelPath.Dense
        ? $"Columns are a loop, {step} to a step."
        : step == layer.Pattern.Kept
            ? $"The {step} slots of a block are written out; blocks are a loop."
            : $"Blocks are a loop, and so are their {layer.Pattern.Kept} slots, {step} to a step.";
}
