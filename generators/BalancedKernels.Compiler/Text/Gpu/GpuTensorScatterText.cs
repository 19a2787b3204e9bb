using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes a chunk of columns whose rows are spread out in shared memory, multiplied as if they were dense, and cleared.
/// </summary>
internal static class GpuTensorScatterText
{
    // A matrix of eight rows and eight cells; ldmatrix brings four.
    private const int MatrixBytes = 128;

    public static void WriteProse(CodeWriter code, GpuPlan plan, GpuTensorPlan kernel)
    {
        code.Line(
            $"// A warp spreads {16 * kernel.RowTiles} rows of 8 neighbouring cells, {16 / GpuTensorPlan.PlanesPerTile * kernel.Planes} rows at a time: a lane one cell of {plan.CellColumns} columns of a set of four, in its own bank.");
        code.Line("// ldmatrix turns a column of 8 rows and 8 cells into what tensor cores take.");
        code.Line(
            $"// After use {(kernel.ClearsWords ? "everything is" : "the places of weights are")} cleared again.");
        code.Line(kernel.SharesRows
            ? $"// Every warp multiplies the {kernel.RowsPerGroup} rows that all four have spread with {kernel.WarpSampleTiles * GpuTensorPlan.TileSamples} samples of its own."
            : $"// A group has {kernel.RowsPerGroup} rows.");
    }

    /// <summary>Writes where rows are spread out, all zero.</summary>
    public static void WriteMemory(CodeWriter code, GpuTensorPlan kernel)
    {
        int bytes = GpuKernelPlan.Warps * kernel.WarpBytes;
        code.Line(
            $"{GpuNames.ArrayView}<byte> spread = {GpuNames.SharedMemory}.Allocate<uint>({bytes / 4}).Cast<byte>();");
        code.Line($"{GpuNames.ArrayView}<{GpuNames.Words4}> words = spread.Cast<{GpuNames.Words4}>();");
        foreach (int row in Rows(kernel, 0))
        {
            int first = (row % 2 * MatrixBytes) + (row / 2 * 2);
            code.Line($"{GpuNames.ArrayView}<byte> row{row} = spread.SubView({first}, {bytes - first});");
        }

        code.Line($"int bank = (warp * {kernel.WarpBytes}) + (lane * 4);");
        code.Line($"int own = (warp * {kernel.WarpBytes / 16}) + lane;");
        code.Line(
            $"uint source = {GpuNames.TensorRows}.Address() + (uint)({(kernel.SharesRows ? string.Empty : $"(warp * {kernel.WarpBytes}) + ")}(lane * 16));");
        code.Open($"for (int word = 0; word < {kernel.WarpBytes / 16}; word += 32)");
        code.Line("words[own + word] = default;");
        code.Close();
        WriteMeeting(code, kernel);
        code.Line();
    }

    public static void WriteChunk(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel)
    {
        for (int tile = 0; tile < kernel.RowTiles; tile++)
            WriteLoads(code, plan, tile);

        for (int part = 0; kernel.HoldsInputs && part < kernel.Parts; part++)
            GpuTensorText.WriteInputs(code, kernel, part);

        for (int tile = 0; tile < kernel.RowTiles; tile++)
        {
            for (int plane = 0; plane < GpuTensorPlan.PlanesPerTile; plane += kernel.Planes)
            {
                code.Line();
                foreach (int row in Rows(kernel, plane))
                    code.Line($"Spread({Words(plan.Cell, tile, row)}, row{row - plane}, bank);");

                WriteMeeting(code, kernel);
                WriteParts(code, layer, kernel, tile, plane);

                // The other kernels spill where the last clearing is left out (ptxas 11.8).
                bool last = kernel.HoldsInputs && tile == kernel.RowTiles - 1;
                code.Line();
                if (last)
                    code.Open("if (chunk < end - 1)");

                WriteMeeting(code, kernel);
                WriteClear(code, plan.Cell, kernel, tile, plane);
                if (last)
                    code.Close();
            }
        }
    }

    public static void WriteMethods(CodeWriter code, GpuPlan plan, GpuTensorPlan kernel)
    {
        code.Line();
        WriteMethod(
            code,
            plan.Cell,
            kernel,
            "Spread",
            slot => plan.Cell.ValueBit(slot) == 16
                ? $"w{plan.Cell.ValueWord(slot)} >> 16"
                : $"w{plan.Cell.ValueWord(slot)}");
        if (kernel.ClearsWords)
            return;

        code.Line();
        WriteMethod(code, plan.Cell, kernel, "Clear", static _ => "0");
    }

    private static void WriteLoads(CodeWriter code, GpuPlan plan, int tile)
    {
        code.Line(
            $"{GpuNames.ArrayView}<{GpuNames.Words4}> packed{tile} = weights.SubView((long)(first{tile} + cell));");
        for (int load = 0; load < plan.Cell.Words; load++)
            code.Line($"{GpuNames.Words4} load{tile}_{load} = packed{tile}[{load * plan.Cells}];");
    }

    // Lanes meet those who read what they write: their own warp's, or the whole group's.
    private static void WriteMeeting(CodeWriter code, GpuTensorPlan kernel) =>
        code.Line(kernel.SharesRows ? $"{GpuNames.Group}.Barrier();" : $"{GpuNames.Warp}.Barrier();");

    private static void WriteParts(CodeWriter code, LayerModel layer, GpuTensorPlan kernel, int tile, int plane)
    {
        if (kernel.PartsAtOnce == kernel.Parts)
        {
            for (int part = 0; part < kernel.Parts; part++)
                WritePart(code, layer, kernel, tile, plane, part, "source", "arranged");

            return;
        }

        code.Open($"for (int part = 0; part < {kernel.Parts}; part += {kernel.PartsAtOnce})");
        code.Line($"uint at = source + (uint)(part * {4 * kernel.Planes * MatrixBytes});");
        code.Line($"{GpuNames.ArrayView}<{GpuNames.Words4}> arrangedAt = arranged.SubView((long)(part * 32));");
        for (int part = 0; part < kernel.PartsAtOnce; part++)
            WritePart(code, layer, kernel, tile, plane, part, "at", "arrangedAt");

        code.Close();
    }

    private static void WritePart(
        CodeWriter code,
        LayerModel layer,
        GpuTensorPlan kernel,
        int tile,
        int firstPlane,
        int part,
        string source,
        string arranged)
    {
        code.Line();
        code.Line(
            $"// {(kernel.PartsAtOnce == kernel.Parts ? "Columns" : "Of those columns")} {part * 4} to {(part * 4) + 3} of each cell.");
        if (!kernel.HoldsInputs)
            GpuTensorText.WriteInputs(code, kernel, part, arranged);

        int regions = kernel.SharesRows ? GpuKernelPlan.Warps : 1;
        for (int region = 0; region < regions; region++)
        {
            int offset = (region * kernel.WarpBytes) + (part * 4 * kernel.Planes * MatrixBytes);
            int rows = kernel.SharesRows ? region : tile;
            if (kernel.Planes == 1)
                WritePlane(
                    code,
                    layer,
                    kernel,
                    (rows * GpuTensorPlan.PlanesPerTile) + firstPlane,
                    part,
                    $"{source}{GpuTensorText.Plus(offset)}");
            else
                WriteTile(code, layer, kernel, rows, part, source, offset);
        }
    }

    // Both planes are rows g and g + 8 of the first matrix, two columns at a time.
    private static void WriteTile(
        CodeWriter code, LayerModel layer, GpuTensorPlan kernel, int rows, int part, string source, int offset)
    {
        for (int two = 0; two < 2; two++)
        {
            string weights = $"weights{rows}_{part}{"ab"[two]}";
            code.Line(
                $"{GpuNames.Words4} {weights} = {GpuNames.TensorRows}.Read({source}{GpuTensorText.Plus(offset + (two * 4 * MatrixBytes))});");
            for (int tile = 0; tile < kernel.WarpSampleTiles; tile++)
            {
                string inputs = $"inputs{tile}_{part}";
                code.Line(
                    $"sum{rows}_{tile} = {GpuNames.TensorNumber(ValueFormat.Of(layer.WeightType))}.MultiplyAddColumns(sum{rows}_{tile}, {weights}, {inputs}.{"XZ"[two]}, {inputs}.{"YW"[two]});");
            }
        }
    }

    // One plane has eight rows only: it is the second matrix, and inputs are the first.
    private static void WritePlane(
        CodeWriter code, LayerModel layer, GpuTensorPlan kernel, int plane, int part, string address)
    {
        code.Line($"{GpuNames.Words4} weights{plane}_{part} = {GpuNames.TensorRows}.Read({address});");
        for (int pair = 0; pair < (kernel.WarpSampleTiles + 1) / 2; pair++)
        {
            string lower = kernel.WarpSampleTiles == 1 ? "default" : $"inputs{(2 * pair) + 1}_{part}";
            code.Line(
                $"sum{plane}_{pair} = {GpuNames.TensorNumber(ValueFormat.Of(layer.WeightType))}.MultiplyAdd(sum{plane}_{pair}, inputs{2 * pair}_{part}, {lower}, weights{plane}_{part});");
        }
    }

    private static void WriteClear(CodeWriter code, GpuLoadUnit cell, GpuTensorPlan kernel, int tile, int plane)
    {
        foreach (int row in Rows(kernel, plane).Where(_ => !kernel.ClearsWords))
            code.Line($"Clear({Words(cell, tile, row)}, row{row - plane}, bank);");

        if (!kernel.ClearsWords)
            return;

        for (int word = 0; word < kernel.WarpBytes / 16; word += 32)
            code.Line($"words[own{GpuTensorText.Plus(word)}] = default;");

        code.Line($"{GpuNames.Warp}.Barrier();");
    }

    private static void WriteMethod(
        CodeWriter code, GpuLoadUnit cell, GpuTensorPlan kernel, string name, System.Func<int, string> value)
    {
        string words = string.Join(", ", Enumerable.Range(0, cell.Words).Select(word => $"uint w{word}"));
        code.Line(GpuNames.Inline);
        code.Open($"private static void {name}({words}, {GpuNames.ArrayView}<byte> row, int bank)");
        code.Open("unchecked");

        // A column further is a matrix of each plane further.
        int shift = kernel.Planes == 1 ? 7 : 8;
        GpuColumnText.WriteSlots(
            code,
            cell,
            shift,
            (slot, address) => code.Line($"{GpuNames.TensorRows}.Put(row, {address}, {value(slot)});"));
        code.Close();
        code.Close();
    }

    // A plane holds rows p and p + 2 of a set.
    private static IEnumerable<int> Rows(GpuTensorPlan kernel, int plane) =>
        kernel.Planes == 1 ? [plane, plane + 2] : [0, 1, 2, 3];

    private static string Words(GpuLoadUnit cell, int tile, int row) =>
        string.Join(
            ", ",
            Enumerable.Range(0, cell.Words).Select(word =>
                $"load{tile}_{cell.Load(row, word)}.{"XYZW"[cell.Component(row, word)]}"));
}
