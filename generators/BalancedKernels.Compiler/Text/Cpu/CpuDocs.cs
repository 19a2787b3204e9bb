using System.Globalization;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Writes the English above a kernel: what it computes, what it costs, why it is written so.</summary>
internal static class CpuDocs
{
    public static void WriteFew(
        CodeWriter code, LayerModel layer, CpuPlan plan, CpuInstructionText form, int tiles, int samples)
    {
        WriteSummary(
            code,
            layer,
            samples == 1 ? "One sample at a time." : $"{samples} samples share each reading of the weights.");
        code.Line("/// <remarks>");
        code.Line($"/// {Cost(layer, form)} {form.SlotSentence}");
        code.Line($"/// {Sums(form, tiles, samples)} {Slots(layer, plan, form)}");
        code.Line("/// </remarks>");
    }

    public static void WritePanel(
        CodeWriter code, LayerModel layer, CpuInstructionText form, CpuPanelPlan panel, int vectors)
    {
        WriteSummary(code, layer, $"{panel.Columns} samples side by side.");
        code.Line("/// <remarks>");
        code.Line(
            $"/// {Cost(layer, form)} Each weight is broadcast and meets {vectors} {(vectors == 1 ? "vector" : "vectors")} of samples, {(layer.Pattern.IsDense ? "each of which meets the weights of several rows" : "read where its index says")}.");
        code.Line(
            $"/// {(panel.Rows == 1 ? $"The {vectors} sums of a row are in registers" : $"The sums of {panel.Rows} rows are in registers")}, so that a multiply-add does not wait for the one before it.");
        code.Line("/// </remarks>");
    }

    private static void WriteSummary(CodeWriter code, LayerModel layer, string samples) =>
        code.Line(
            $"/// <summary>{layer.Type.LayerName}: {layer.Shape.Inputs} inputs to {layer.Shape.Outputs} outputs, {Pattern(layer)}, {layer.WeightType} weights. {samples}</summary>");

    private static string Pattern(LayerModel layer) => layer.Pattern.IsDense
        ? "dense"
        : $"{layer.Pattern.Kept} of every {layer.Pattern.Block} weights kept ({layer.TrueRatio.ToString("P1", CultureInfo.InvariantCulture)} removed)";

    private static string Cost(LayerModel layer, CpuInstructionText form) =>
        $"A row costs {layer.SlotsPerRow} multiply-adds and {WeightLayoutPlanner.BytesPerRow(form.Registers.Layout)} bytes.";

    private static string Sums(CpuInstructionText form, int tiles, int samples)
    {
        int sums = tiles * samples * CpuTile.Rows / form.Lanes;
        return $"{sums} sums are in registers{(tiles > 1 ? $", of {tiles} tiles" : string.Empty)}, so that a multiply-add does not wait for the one before it.";
    }

    private static string Slots(LayerModel layer, CpuPlan plan, CpuInstructionText form) =>
        plan.Path == KernelPath.Dense
        ? "Columns are a loop, two to a step."
        : form.LoopsOverSlots
            ? $"Blocks are a loop, and so are their {layer.Pattern.Kept} slots."
            : form.Registers.LoopsOverGroups && form.Registers.FullGroups > 1
                ? $"Blocks are a loop, and so are the {(form.Registers.Layout.Indices == IndexFormat.Bytes ? "pairs" : "index words")} of their {layer.Pattern.Kept} slots."
                : $"The {layer.Pattern.Kept} slots of a block are written out; blocks are a loop.";
}
