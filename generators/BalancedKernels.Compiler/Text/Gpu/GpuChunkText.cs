using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes the walk over a set's cells: loads, then the products of each row.</summary>
internal static class GpuChunkText
{
    public static void Write(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel)
    {
        if (kernel.Staging == GpuStaging.Parts)
            WriteStages(code, layer, plan, kernel);
        else if (kernel.ChunksUnrolled)
            WriteUnrolled(code, layer, plan, kernel);
        else
            WriteLoop(code, layer, plan, kernel, "chunk", $"{kernel.Chunks}");

        code.Line();
    }

    private static void WriteStages(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel)
    {
        code.Open($"for (int stageFirst = 0; stageFirst < {kernel.Chunks}; stageFirst += perStage)");
        code.Line($"int stageChunks = {GpuNames.IntrinsicMath}.Min(perStage, {kernel.Chunks} - stageFirst);");
        code.Line();
        GpuStageText.WriteNext(code, plan, kernel);
        WriteLoop(code, layer, plan, kernel, "(stageFirst + chunk)", "stageChunks");
        code.Close();
    }

    private static void WriteLoop(
        CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel, string chunk, string chunks)
    {
        code.Open($"for (int chunk = 0; chunk < {chunks}; chunk++)");
        code.Line($"int cell = ({chunk} * 32) + lane;");
        WriteView(code, plan, "packed", "cell");
        if (kernel.Staging != GpuStaging.None)
            code.Line($"int bank = {GpuStageText.BankInLoop(plan, kernel)};");

        WriteProducts(code, layer, plan, kernel, "packed", 0, "bank", "cell");
        code.Close();
    }

    private static void WriteUnrolled(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel)
    {
        string member = kernel.Lanes < 32 ? "member" : "lane";
        int whole = plan.Cells / kernel.Lanes;
        if (whole > 0)
            code.Line($"{GpuNames.ArrayView}<{GpuNames.Words4}> packed = weights.SubView((long)(first + {member}));");

        if (whole < kernel.Chunks)
        {
            code.Line("// Lanes past the last cell read it again: their inputs are zeros.");
            WriteView(code, plan, "last", whole == 0 ? member : $"{whole * 32} + {member}");
        }

        code.Line();
        for (int chunk = 0; chunk < kernel.Chunks; chunk++)
        {
            code.Line(
                $"// Cells {chunk * kernel.Lanes} to {System.Math.Min(plan.Cells, (chunk + 1) * kernel.Lanes) - 1}.");
            bool isWhole = chunk < whole;
            string bank = kernel.Staging == GpuStaging.None ? string.Empty : GpuStageText.Bank(plan, kernel, chunk);
            WriteProducts(
                code, layer, plan, kernel, isWhole ? "packed" : "last", isWhole ? chunk * 32 : 0, bank, member, chunk);
            if (chunk < kernel.Chunks - 1)
                code.Line();
        }
    }

    private static void WriteView(CodeWriter code, GpuPlan plan, string name, string cell) =>
        code.Line(
            $"{GpuNames.ArrayView}<{GpuNames.Words4}> {name} = weights.SubView((long)(first + {GpuNames.IntrinsicMath}.Min({cell}, {plan.Cells - 1})));");

    private static void WriteProducts(
        CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel, string packed, int offset, string bank,
        string cell, int chunk = 0)
    {
        GpuLoadUnit packing = plan.Cell;
        int step = kernel.LoadsFirst ? GpuLoadUnit.SetRows : packing.RowsPerLoad;
        string suffix = kernel.ChunksUnrolled && kernel.Chunks > 1 ? $"_{chunk}" : string.Empty;

        for (int row = 0; row < GpuLoadUnit.SetRows; row += step)
        {
            int end = row + step;
            for (int load = packing.Load(row, 0); load <= packing.Load(end - 1, packing.Words - 1); load++)
                code.Line($"{GpuNames.Words4} load{load}{suffix} = {packed}[{(load * plan.Cells) + offset}];");

            for (int summed = row; summed < end; summed++)
                WriteRow(code, layer, plan, kernel, summed, suffix, bank, cell);
        }
    }

    private static void WriteRow(
        CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel, int row, string suffix, string bank,
        string cell)
    {
        GpuLoadUnit packing = plan.Cell;
        string[] words = new string[packing.Words];
        for (int word = 0; word < words.Length; word++)
            words[word] = $"load{packing.Load(row, word)}{suffix}.{"XYZW"[packing.Component(row, word)]}";

        string dot = GpuDotText.Call(kernel, string.Join(", ", words), bank, cell, $"sum{row}");
        if (kernel.Samples == 1)
        {
            code.Line($"sum{row} = {dot};");
            return;
        }

        code.Line($"{GpuStageText.ElementType(kernel)} dot{row}{suffix} = {dot};");
        for (int sample = 0; sample < kernel.Samples; sample++)
            code.Line($"sum{(sample * GpuLoadUnit.SetRows) + row} += dot{row}{suffix}.{"XYZW"[sample]};");
    }
}
