using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes the loop over the load units of a set of rows: the loads, then the products of each row.</summary>
internal static class GpuChunkText
{
    public static void Write(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel)
    {
        if (kernel.Staging == GpuStaging.DynamicShared)
            WriteStages(code, layer, plan, kernel);
        else if (kernel.ChunksUnrolled)
            WriteUnrolled(code, layer, plan, kernel);
        else
            WriteLoop(code, layer, plan, kernel, "chunk", $"{kernel.Chunks}");

        code.Line();
    }

    private static void WriteStages(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel)
    {
        code.Open($"for (int stageFirst = 0; stageFirst < {kernel.Chunks}; stageFirst += chunksPerStage)");
        code.Line($"int stageChunks = {GpuNames.IntrinsicMath}.Min(chunksPerStage, {kernel.Chunks} - stageFirst);");
        code.Line();
        GpuStageText.WriteNext(code, plan, kernel);
        WriteLoop(code, layer, plan, kernel, "(stageFirst + chunk)", "stageChunks");
        code.Close();
    }

    private static void WriteLoop(
        CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel, string chunk, string chunks)
    {
        code.Open($"for (int chunk = 0; chunk < {chunks}; chunk++)");
        code.Line($"int loadUnit = ({chunk} * 32) + lane;");
        WriteView(code, plan, "packed", "loadUnit");
        if (kernel.Staging != GpuStaging.None)
            code.Line($"int bank = {GpuStageText.BankInLoop(plan, kernel)};");

        WriteProducts(code, layer, plan, kernel, "packed", 0, "bank", "loadUnit");
        code.Close();
    }

    private static void WriteUnrolled(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel)
    {
        string rowLane = kernel.Lanes < 32 ? "rowLane" : "lane";
        int whole = plan.LoadUnitsPerRow / kernel.Lanes;
        if (whole > 0)
            code.Line($"{GpuNames.ArrayView}<{GpuNames.Words4}> packed = weights.SubView((long)(first + {rowLane}));");

        if (whole < kernel.Chunks)
        {
            code.Line("// Lanes past the last load unit read it again; their inputs are zeros.");
            WriteView(code, plan, "last", whole == 0 ? rowLane : $"{whole * 32} + {rowLane}");
        }

        code.Line();
        for (int chunk = 0; chunk < kernel.Chunks; chunk++)
        {
            code.Line(
                $"// Load units {chunk * kernel.Lanes} to {System.Math.Min(plan.LoadUnitsPerRow, (chunk + 1) * kernel.Lanes) - 1}.");
            bool isWhole = chunk < whole;
            string bank = kernel.Staging == GpuStaging.None ? string.Empty : GpuStageText.Bank(plan, kernel, chunk);
            WriteProducts(
                code, layer, plan, kernel, isWhole ? "packed" : "last", isWhole ? chunk * 32 : 0, bank, rowLane, chunk);
            if (chunk < kernel.Chunks - 1)
                code.Line();
        }
    }

    private static void WriteView(CodeWriter code, GpuPlan plan, string name, string loadUnit) =>
        code.Line(
            $"{GpuNames.ArrayView}<{GpuNames.Words4}> {name} = weights.SubView((long)(first + {GpuNames.IntrinsicMath}.Min({loadUnit}, {plan.LoadUnitsPerRow - 1})));");

    private static void WriteProducts(
        CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel, string packed, int offset, string bank,
        string loadUnitIndex, int chunk = 0)
    {
        GpuLoadUnit loadUnit = plan.LoadUnit;
        int step = kernel.LoadsFirst ? GpuLoadUnit.SetRows : loadUnit.RowsPerLoad;
        string suffix = kernel.ChunksUnrolled && kernel.Chunks > 1 ? $"_{chunk}" : string.Empty;

        for (int row = 0; row < GpuLoadUnit.SetRows; row += step)
        {
            int end = row + step;
            for (int load = loadUnit.Load(row, 0); load <= loadUnit.Load(end - 1, loadUnit.Words - 1); load++)
                code.Line(
                    $"{GpuNames.Words4} load{load}{suffix} = {packed}[{(load * plan.LoadUnitsPerRow) + offset}];");

            for (int dotRow = row; dotRow < end; dotRow++)
                WriteRow(code, layer, plan, kernel, dotRow, suffix, bank, loadUnitIndex);
        }
    }

    private static void WriteRow(
        CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel, int row, string suffix, string bank,
        string loadUnitIndex)
    {
        GpuLoadUnit loadUnit = plan.LoadUnit;
        string[] words = new string[loadUnit.Words];
        for (int word = 0; word < words.Length; word++)
            words[word] = $"load{loadUnit.Load(row, word)}{suffix}.{"XYZW"[loadUnit.Component(row, word)]}";

        string dot = GpuDotText.Call(kernel, string.Join(", ", words), bank, loadUnitIndex, $"sum{row}");
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
