using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes a kernel for tensor cores: its signature, the indices of a thread, and the loop over chunks of columns.
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
        WriteThreadIndices(code, layer, plan, kernel);
        WriteChunks(code, layer, plan, kernel);
        GpuTensorStoreText.Write(code, kernel);
        code.Close();
        code.Close();
    }

    /// <summary>Writes the loads of the inputs of one k-step, for all samples of a warp.</summary>
    public static void WriteInputs(CodeWriter code, GpuTensorPlan kernel, int kStep, string arranged = "arranged")
    {
        for (int tile = 0; tile < kernel.WarpSampleTiles; tile++)
            code.Line(
                $"{GpuNames.Words4} inputs{tile}_{kStep} = {arranged}[{(tile * kernel.Chunks * kernel.KSteps * 32) + (kStep * 32)}];");
    }

    /// <summary>
    /// Gets the text that adds a number to the preceding expression; an empty text if the number is zero.
    /// </summary>
    public static string Plus(int number) => number == 0 ? string.Empty : $" + {number}";

    private static void WriteProse(CodeWriter code, GpuPlan plan, GpuTensorPlan kernel)
    {
        code.Line(
            $"// Tensor cores: a group computes {kernel.Samples} samples, and every weight is read once for all of them. Inputs are rounded to 16 bits.");
        switch (kernel.Operand)
        {
            case GpuTensorOperand.Scattered:
                GpuTensorScatterText.WriteProse(code, plan, kernel);
                break;
            case GpuTensorOperand.StructuredSparse:
                code.Line(
                    $"// A warp computes 32 rows. Four lanes load 4 neighbouring load units of a set of four rows. A group has {kernel.RowsPerGroup} rows.");
                code.Line(
                    "// mma.sp multiplies two of every four columns: the packed values, and their positions as metadata from the lanes that it selects.");
                break;
            default:
                code.Line(
                    $"// A warp computes 32 rows. Four lanes load 4 neighbouring load units of a set of four rows. A group has {kernel.RowsPerGroup} rows.");
                break;
        }

        code.Line(
            "// Split-K: groups along y split the columns, and the last group to finish adds their partial sums.");
    }

    private static void WriteThreadIndices(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel)
    {
        int sets = (layer.Shape.Outputs + GpuLoadUnit.SetRows - 1) / GpuLoadUnit.SetRows;
        bool scattered = kernel.Operand == GpuTensorOperand.Scattered;

        code.Line($"int warp = {GpuNames.Group}.IdxX >> 5;");
        code.Line($"int lane = {GpuNames.Group}.IdxX & 31;");
        code.Line(
            $"int set = ((({GpuNames.Grid}.IdxX * {GpuKernelPlan.Warps}) + warp) * {kernel.SetsPerWarp}) + {(scattered ? "(lane & 3)" : "(lane >> 2)")};");
        for (int tile = 0; tile < (scattered ? kernel.RowTiles : 1); tile++)
        {
            string set = $"set{Plus(tile * GpuTensorPlan.SetsPerTile)}";
            code.Line(sets % kernel.SetsPerGroup == 0
                ? $"int first{tile} = {(tile == 0 ? set : $"({set})")} * {plan.LoadsPerSet};"
                : $"int first{tile} = {GpuNames.IntrinsicMath}.Min({set}, {sets - 1}) * {plan.LoadsPerSet};");
        }

        if (scattered)
            GpuTensorScatterText.WriteMemory(code, kernel);
        else
            code.Line($"{GpuNames.ArrayView}<int> arrived = {GpuNames.SharedMemory}.Allocate<int>(1);");

        foreach (string sum in GpuTensorStoreText.Sums(kernel))
            code.Line($"{GpuNames.Floats4} {sum} = default;");

        code.Line();
    }

    private static void WriteChunks(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel)
    {
        bool scattered = kernel.Operand == GpuTensorOperand.Scattered;
        string firstTile = kernel.SharesRows
            ? $"(({GpuNames.Grid}.IdxZ * {kernel.SampleTiles}) + (warp * {kernel.WarpSampleTiles}))"
            : $"({GpuNames.Grid}.IdxZ * {kernel.SampleTiles})";

        code.Line($"int end = ({GpuNames.Grid}.IdxY + 1) * {kernel.Chunks} / {GpuNames.Grid}.DimY;");
        code.Open(
            $"for (int chunk = {GpuNames.Grid}.IdxY * {kernel.Chunks} / {GpuNames.Grid}.DimY; chunk < end; chunk++)");
        string loadUnit = $"(chunk * {kernel.LoadUnitsPerChunk}) + {(scattered ? "(lane >> 2)" : "(lane & 3)")}";
        code.Line(plan.LoadUnitsPerRow % kernel.LoadUnitsPerChunk == 0
            ? $"int loadUnit = {loadUnit};"
            : $"int loadUnit = {GpuNames.IntrinsicMath}.Min({loadUnit}, {plan.LoadUnitsPerRow - 1});");
        code.Line(
            $"{GpuNames.ArrayView}<{GpuNames.Words4}> arranged = inputs.SubView((long)(((({firstTile} * {kernel.Chunks}) + chunk) * {kernel.KSteps * 32}) + lane));");

        switch (kernel.Operand)
        {
            case GpuTensorOperand.Scattered:
                GpuTensorScatterText.WriteChunk(code, layer, plan, kernel);
                break;
            case GpuTensorOperand.StructuredSparse:
                GpuTensorPackedText.WriteStructuredSparse(code, layer, plan, kernel);
                break;
            default:
                GpuTensorPackedText.WriteDense(code, layer, plan, kernel);
                break;
        }

        code.Close();
        code.Line();
    }
}
