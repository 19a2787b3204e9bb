using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Gpu;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes a kernel for tensor cores: rows are spread out in shared memory and multiplied as if they were dense.</summary>
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

    private static void WriteProse(CodeWriter code, GpuPlan plan, GpuTensorPlan kernel)
    {
        code.Line($"// Tensor cores, {kernel.Samples} samples a group: every weight is read and spread out once for all of them. Inputs are rounded to 16 bits.");
        code.Line($"// A warp has 32 rows, a set of four for each four lanes, which take {GpuTensorPlan.CellsPerChunk} neighbouring cells; a group of {GpuKernelPlan.Warps} warps has {GpuTensorPlan.RowsPerGroup} rows.");
        code.Line("// Groups along y share the columns among them; the last one that is done adds up what they have left.");
        if (kernel.SpreadRows > 0)
            code.Line($"// Each lane spreads its own {kernel.SpreadRows} rows of {plan.CellColumns} columns in its own bank, reads them dense, and clears {(kernel.ClearsWords ? "them" : "where it has put weights")}.");
    }

    private static void WritePlace(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel)
    {
        int sets = (layer.Shape.Outputs + GpuCell.SetRows - 1) / GpuCell.SetRows;

        code.Line($"int warp = {GpuNames.Group}.IdxX >> 5;");
        code.Line($"int lane = {GpuNames.Group}.IdxX & 31;");
        code.Line($"int rows = ((({GpuNames.Grid}.IdxX * {GpuKernelPlan.Warps}) + warp) * {GpuTensorPlan.SetsPerWarp}) + (lane >> 2);");
        code.Line(sets % GpuTensorPlan.SetsPerGroup == 0
            ? $"int first = rows * {plan.LoadsPerSet};"
            : $"int first = {GpuNames.IntrinsicMath}.Min(rows, {sets - 1}) * {plan.LoadsPerSet};");
        if (kernel.SpreadRows > 0)
            WriteSpreadRows(code, kernel);

        for (int pair = 0; pair < GpuCell.SetRows / 2; pair++)
        {
            for (int tile = 0; tile < kernel.SampleTiles; tile++)
                code.Line($"{GpuNames.Floats4} sum{pair}_{tile} = default;");
        }

        code.Line();
    }

    private static void WriteSpreadRows(CodeWriter code, GpuTensorPlan kernel)
    {
        int bytes = GpuKernelPlan.Warps * kernel.SpreadRows * kernel.RowBytes;
        code.Line("int bank = lane * 4;");
        code.Line($"{GpuNames.ArrayView}<byte> spread = {GpuNames.SharedMemory}.Allocate<uint>({bytes / 4}).Cast<byte>();");
        for (int row = 0; row < kernel.SpreadRows; row++)
            code.Line($"{GpuNames.ArrayView}<byte> row{row} = spread.SubView((warp * {kernel.SpreadRows * kernel.RowBytes}) + {row * kernel.RowBytes}, {kernel.RowBytes});");

        code.Open($"for (int address = bank; address < {kernel.RowBytes}; address += 512)");
        for (int row = 0; row < kernel.SpreadRows; row++)
            code.Line($"{GpuNames.TensorRows}.Clear(row{row}, address);");

        code.Close();
        code.Line();
    }

    private static void WriteChunks(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel)
    {
        int chunkWords = kernel.Parts * 32;
        code.Line($"int end = ({GpuNames.Grid}.IdxY + 1) * {kernel.Chunks} / {GpuNames.Grid}.DimY;");
        code.Open($"for (int chunk = {GpuNames.Grid}.IdxY * {kernel.Chunks} / {GpuNames.Grid}.DimY; chunk < end; chunk++)");
        string cell = $"(chunk * {GpuTensorPlan.CellsPerChunk}) + (lane & 3)";
        code.Line(plan.Cells % GpuTensorPlan.CellsPerChunk == 0
            ? $"int cell = {cell};"
            : $"int cell = {GpuNames.IntrinsicMath}.Min({cell}, {plan.Cells - 1});");
        code.Line($"{GpuNames.ArrayView}<{GpuNames.Words4}> packed = weights.SubView((long)(first + cell));");
        code.Line($"{GpuNames.ArrayView}<{GpuNames.Words4}> arranged = inputs.SubView((long)((((({GpuNames.Grid}.IdxZ * {kernel.SampleTiles}) * {kernel.Chunks}) + chunk) * {chunkWords}) + lane));");

        if (kernel.SpreadRows == 0)
            WriteDense(code, layer, plan, kernel);
        else
            WriteSpread(code, layer, plan, kernel);

        code.Close();
        code.Line();
    }

    private static void WriteDense(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel)
    {
        for (int part = 0; part < kernel.Parts; part++)
        {
            WriteInputs(code, kernel, part);
            for (int row = 0; row < GpuCell.SetRows; row++)
                code.Line($"{GpuNames.Words4} weights{row}_{part} = packed[{plan.Cell.Load(row, part * 4) * plan.Cells}];");

            for (int pair = 0; pair < GpuCell.SetRows / 2; pair++)
                WriteProducts(code, layer, kernel, part, pair, suffix: string.Empty);
        }
    }

    private static void WriteSpread(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel)
    {
        GpuCell cell = plan.Cell;
        for (int load = 0; load < cell.Words; load++)
            code.Line($"{GpuNames.Words4} load{load} = packed[{load * plan.Cells}];");

        for (int row = 0; row < GpuCell.SetRows; row += kernel.SpreadRows)
        {
            string suffix = row == 0 ? string.Empty : "b";
            for (int each = 0; each < kernel.SpreadRows; each++)
                code.Line($"{GpuTensorSpreadText.Spread(cell, Words(cell, row + each), $"row{each}")};");

            for (int part = 0; part < kernel.Parts; part++)
            {
                WriteInputs(code, kernel, part, suffix);
                for (int each = 0; each < kernel.SpreadRows; each++)
                    code.Line($"{GpuNames.Words4} weights{row + each}_{part} = {GpuNames.TensorRows}.Read(row{each}, bank + {part * 512});");

                for (int pair = row / 2; pair < (row + kernel.SpreadRows) / 2; pair++)
                    WriteProducts(code, layer, kernel, part, pair, suffix);
            }

            for (int each = 0; each < kernel.SpreadRows; each++)
                GpuTensorSpreadText.WriteClear(code, kernel, cell, Words(cell, row + each), $"row{each}");
        }
    }

    private static void WriteInputs(CodeWriter code, GpuTensorPlan kernel, int part, string suffix = "")
    {
        code.Line();
        code.Line($"// Columns {part * 8} to {(part * 8) + 7} of each cell.");
        for (int tile = 0; tile < kernel.SampleTiles; tile++)
            code.Line($"{GpuNames.Words4} inputs{tile}_{part}{suffix} = arranged[{(tile * kernel.Chunks * kernel.Parts * 32) + (part * 32)}];");
    }

    private static void WriteProducts(CodeWriter code, LayerModel layer, GpuTensorPlan kernel, int part, int pair, string suffix)
    {
        for (int tile = 0; tile < kernel.SampleTiles; tile++)
            code.Line($"sum{pair}_{tile} = {GpuNames.TensorNumber(layer.Weights)}.MultiplyAdd(sum{pair}_{tile}, weights{2 * pair}_{part}, weights{(2 * pair) + 1}_{part}, inputs{tile}_{part}{suffix});");
    }

    private static string Words(GpuCell cell, int row) =>
        string.Join(", ", Enumerable.Range(0, cell.Words).Select(word => $"load{cell.Load(row, word)}.{"XYZW"[cell.Component(row, word)]}"));
}
