using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes a kernel for tensor cores: its signature, where a thread stands, the loop over chunks of columns.
/// </summary>
internal static class GpuTensorText
{
    public static void Write(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel, string name)
    {
        WriteProse(code, plan, kernel);
        code.Line($"internal static void {name}<TOutput>(");
        code.Line($"    {GpuNames.ArrayView}<{GpuNames.Words4}> weights,");
        code.Line($"    {GpuNames.ArrayView}<float> bias,");
        code.Line($"    {GpuNames.ArrayView}<{GpuNames.Words4}> inputs,");
        code.Line($"    {GpuNames.ArrayView}<{GpuNames.Floats4}> partial,");
        code.Line($"    {GpuNames.ArrayView}<int> arrivals,");
        code.Line($"    {GpuNames.ArrayView}<float> output,");
        code.Line("    int batch)");
        code.Open($"    where TOutput : struct, {GpuNames.Layout}");
        code.Open("unchecked");
        WritePlace(code, layer, plan, kernel);
        WriteChunks(code, layer, plan, kernel);
        GpuTensorStoreText.Write(code, kernel);
        code.Close();
        code.Close();
    }

    /// <summary>Writes the loads of the inputs of one part, for all of a warp's samples.</summary>
    public static void WriteInputs(CodeWriter code, GpuTensorPlan kernel, int part, string arranged = "arranged")
    {
        for (int tile = 0; tile < kernel.WarpSampleTiles; tile++)
            code.Line(
                $"{GpuNames.Words4} inputs{tile}_{part} = {arranged}[{(tile * kernel.Chunks * kernel.Parts * 32) + (part * 32)}];");
    }

    /// <summary>Gets the text that adds a number to what stands before it; nothing where it is zero.</summary>
    public static string Plus(int number) => number == 0 ? string.Empty : $" + {number}";

    private static void WriteProse(CodeWriter code, GpuPlan plan, GpuTensorPlan kernel)
    {
        code.Line(
            $"// Tensor cores, {kernel.Samples} samples a group: every weight is read once for all of them. Inputs are rounded to 16 bits.");
        switch (kernel.Form)
        {
            case GpuTensorOperand.Spread:
                GpuTensorScatterText.WriteProse(code, plan, kernel);
                break;
            case GpuTensorOperand.Paired:
                code.Line(
                    $"// A warp has 32 rows, a set of four for each four lanes, which take 4 neighbouring cells; a group has {kernel.RowsPerGroup} rows.");
                code.Line(
                    "// Two of every four columns are what mma.sp multiplies: values as they are packed, and their places from the lanes that it asks.");
                break;
            default:
                code.Line(
                    $"// A warp has 32 rows, a set of four for each four lanes, which take 4 neighbouring cells; a group has {kernel.RowsPerGroup} rows.");
                break;
        }

        code.Line(
            "// Groups along y share the columns among them; the last one that is done adds up what they have left.");
    }

    private static void WritePlace(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel)
    {
        int sets = (layer.Shape.Outputs + GpuLoadUnit.SetRows - 1) / GpuLoadUnit.SetRows;
        bool spread = kernel.Form == GpuTensorOperand.Spread;

        code.Line($"int warp = {GpuNames.Group}.IdxX >> 5;");
        code.Line($"int lane = {GpuNames.Group}.IdxX & 31;");
        code.Line(
            $"int rows = ((({GpuNames.Grid}.IdxX * {GpuKernelPlan.Warps}) + warp) * {kernel.SetsPerWarp}) + {(spread ? "(lane & 3)" : "(lane >> 2)")};");
        for (int tile = 0; tile < (spread ? kernel.RowTiles : 1); tile++)
        {
            string set = $"rows{Plus(tile * GpuTensorPlan.SetsPerTile)}";
            code.Line(sets % kernel.SetsPerGroup == 0
                ? $"int first{tile} = {(tile == 0 ? set : $"({set})")} * {plan.LoadsPerSet};"
                : $"int first{tile} = {GpuNames.IntrinsicMath}.Min({set}, {sets - 1}) * {plan.LoadsPerSet};");
        }

        if (spread)
            GpuTensorScatterText.WriteMemory(code, kernel);
        else
            code.Line($"{GpuNames.ArrayView}<int> before = {GpuNames.SharedMemory}.Allocate<int>(1);");

        foreach (string sum in GpuTensorStoreText.Sums(kernel))
            code.Line($"{GpuNames.Floats4} {sum} = default;");

        code.Line();
    }

    private static void WriteChunks(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel)
    {
        bool spread = kernel.Form == GpuTensorOperand.Spread;
        string firstTile = kernel.SharesRows
            ? $"(({GpuNames.Grid}.IdxZ * {kernel.SampleTiles}) + (warp * {kernel.WarpSampleTiles}))"
            : $"({GpuNames.Grid}.IdxZ * {kernel.SampleTiles})";

        code.Line($"int end = ({GpuNames.Grid}.IdxY + 1) * {kernel.Chunks} / {GpuNames.Grid}.DimY;");
        code.Open(
            $"for (int chunk = {GpuNames.Grid}.IdxY * {kernel.Chunks} / {GpuNames.Grid}.DimY; chunk < end; chunk++)");
        string cell = $"(chunk * {kernel.CellsPerChunk}) + {(spread ? "(lane >> 2)" : "(lane & 3)")}";
        code.Line(plan.Cells % kernel.CellsPerChunk == 0
            ? $"int cell = {cell};"
            : $"int cell = {GpuNames.IntrinsicMath}.Min({cell}, {plan.Cells - 1});");
        code.Line(
            $"{GpuNames.ArrayView}<{GpuNames.Words4}> arranged = inputs.SubView((long)(((({firstTile} * {kernel.Chunks}) + chunk) * {kernel.Parts * 32}) + lane));");

        switch (kernel.Form)
        {
            case GpuTensorOperand.Spread:
                GpuTensorScatterText.WriteChunk(code, layer, plan, kernel);
                break;
            case GpuTensorOperand.Paired:
                GpuTensorPackedText.WritePaired(code, layer, plan, kernel);
                break;
            default:
                GpuTensorPackedText.WriteDense(code, layer, plan, kernel);
                break;
        }

        code.Close();
        code.Line();
    }
}
