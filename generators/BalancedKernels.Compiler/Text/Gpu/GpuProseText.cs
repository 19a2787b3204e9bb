using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes the English paragraphs above kernels.</summary>
internal static class GpuProseText
{
    public static void WriteLayer(CodeWriter code, LayerModel layer, GpuPlan plan)
    {
        GpuLoadUnit cell = plan.Cell;
        string pattern = layer.Pattern.IsDense ? "dense" : $"{layer.Pattern} balanced";
        string indices = cell.IndexForm switch
        {
            GpuIndexFormat.None => "no indices",
            GpuIndexFormat.Bitmask => "a bitmask of the columns they belong to",
            GpuIndexFormat.Fields => $"their {cell.FieldBits}-bit indices",
            _ => "their index bytes",
        };

        code.Line(
            $"// {layer.Shape.Outputs} rows of {layer.Shape.Inputs} inputs, {pattern}, weights as {layer.WeightType}: {cell.Slots * plan.Cells} multiply-adds and {plan.BytesPerRow} bytes a row.");
        code.Line(
            $"// A cell of {cell.Words} words holds {cell.Slots} values and {indices}; a row has {Count(plan.Cells, "cell")}.");
        code.Line("// Four rows stand together, their words interleaved so that every load is 128 bits wide.");
    }

    public static void WriteKernel(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel)
    {
        code.Line(kernel.Samples == 1
            ? "// One sample a group; every weight is read once for each sample."
            : $"// {kernel.Samples} samples a group; every weight is read and decoded once for all of them.");
        code.Line(
            $"// {kernel.Lanes} lanes share a row, one cell each, so a warp works on {GpuLoadUnit.SetRows * kernel.SetsPerWarp} rows and a group of {GpuKernelPlan.Warps} warps on a tile of {kernel.RowsPerTile}.");
        WriteInput(code, plan, kernel);
        string form = kernel.ChunksUnrolled ? "written out"
            : kernel.Staging == GpuStaging.Whole ? "as a loop: written out they would not fit the instruction cache"
            : "as a loop";
        code.Line($"// {Count(kernel.Chunks, "cell")} a lane and row, {form}.");
    }

    private static void WriteInput(CodeWriter code, GpuPlan plan, GpuKernelPlan kernel)
    {
        if (kernel.Staging == GpuStaging.None)
        {
            code.Line(
                $"// Blocks of {plan.Cell.Block} are no power of two from 4 to 64: inputs are read from global memory, one by one.");
            return;
        }

        string when = kernel.Staging == GpuStaging.Whole
            ? "once for all tiles"
            : "as many at a time as the launch has room for";
        code.Line($"// Inputs are staged in shared memory {when}, transposed, so that every lane reads its own bank");
        code.Line("// whatever the indices are.");
    }

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? string.Empty : "s")}";
}
