using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes a chunk of columns whose rows are scattered to shared memory, multiplied as dense rows, and cleared.
/// </summary>
internal static class GpuTensorScatterText
{
    // The bytes of a matrix of eight rows and eight load units; ldmatrix loads four matrices.
    private const int MatrixBytes = 128;

    public static void WriteProse(CodeWriter code, GpuPlan plan, GpuTensorPlan kernel)
    {
        code.Line(
            $"// A warp scatters {16 * kernel.RowTiles} rows of 8 neighbouring load units, {16 / GpuTensorPlan.PlanesPerTile * kernel.Planes} rows at a time: a lane scatters one load unit of {plan.LoadUnitColumns} columns of a set of four rows to its own bank.");
        code.Line("// ldmatrix loads a column of 8 rows and 8 load units as the operand of a multiplication.");
        code.Line(
            $"// After use {(kernel.ClearsWords ? "all words are" : "the words that hold weights are")} cleared.");
        code.Line(kernel.SharesRows
            ? $"// Every warp multiplies the {kernel.RowsPerGroup} rows that all four warps have scattered with {kernel.WarpSampleTiles * GpuTensorPlan.TileSamples} samples of its own."
            : $"// A group has {kernel.RowsPerGroup} rows.");
    }

    /// <summary>Writes the allocation of the shared memory for scattered rows, and its clearing.</summary>
    public static void WriteMemory(CodeWriter code, GpuTensorPlan kernel)
    {
        int bytes = GpuKernelPlan.Warps * kernel.WarpBytes;
        code.Line(
            $"{GpuNames.ArrayView}<byte> scattered = {GpuNames.SharedMemory}.Allocate<uint>({bytes / 4}).Cast<byte>();");
        code.Line($"{GpuNames.ArrayView}<{GpuNames.Words4}> words = scattered.Cast<{GpuNames.Words4}>();");
        foreach (int row in Rows(kernel, 0))
        {
            int first = (row % 2 * MatrixBytes) + (row / 2 * 2);
            code.Line($"{GpuNames.ArrayView}<byte> row{row} = scattered.SubView({first}, {bytes - first});");
        }

        code.Line($"int bank = (warp * {kernel.WarpBytes}) + (lane * 4);");
        code.Line($"int firstWord = (warp * {kernel.WarpBytes / 16}) + lane;");
        code.Line(
            $"uint matrices = {GpuNames.TensorRows}.Address() + (uint)({(kernel.SharesRows ? string.Empty : $"(warp * {kernel.WarpBytes}) + ")}(lane * 16));");
        code.Open($"for (int word = 0; word < {kernel.WarpBytes / 16}; word += 32)");
        code.Line("words[firstWord + word] = default;");
        code.Close();
        WriteBarrier(code, kernel);
        code.Line();
    }

    public static void WriteChunk(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel)
    {
        for (int tile = 0; tile < kernel.RowTiles; tile++)
            WriteLoads(code, plan, tile);

        for (int kStep = 0; kernel.ReusesInputs && kStep < kernel.KSteps; kStep++)
            GpuTensorText.WriteInputs(code, kernel, kStep);

        for (int tile = 0; tile < kernel.RowTiles; tile++)
        {
            for (int plane = 0; plane < GpuTensorPlan.PlanesPerTile; plane += kernel.Planes)
            {
                code.Line();
                foreach (int row in Rows(kernel, plane))
                    code.Line($"Scatter({Words(plan.LoadUnit, tile, row)}, row{row - plane}, bank);");

                WriteBarrier(code, kernel);
                WriteKSteps(code, layer, kernel, tile, plane);

                // The other kernels spill if the last clearing is left out (ptxas 11.8).
                bool last = kernel.ReusesInputs && tile == kernel.RowTiles - 1;
                code.Line();
                if (last)
                    code.Open("if (chunk < end - 1)");

                WriteBarrier(code, kernel);
                WriteClear(code, plan.LoadUnit, kernel, tile, plane);
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
            plan.LoadUnit,
            kernel,
            "Scatter",
            slot => plan.LoadUnit.ValueBit(slot) == 16
                ? $"w{plan.LoadUnit.ValueWord(slot)} >> 16"
                : $"w{plan.LoadUnit.ValueWord(slot)}");
        if (kernel.ClearsWords)
            return;

        code.Line();
        WriteMethod(code, plan.LoadUnit, kernel, "Clear", static _ => "0");
    }

    private static void WriteLoads(CodeWriter code, GpuPlan plan, int tile)
    {
        code.Line(
            $"{GpuNames.ArrayView}<{GpuNames.Words4}> packed{tile} = weights.SubView((long)(first{tile} + loadUnit));");
        for (int load = 0; load < plan.LoadUnit.Words; load++)
            code.Line($"{GpuNames.Words4} load{tile}_{load} = packed{tile}[{load * plan.LoadUnitsPerRow}];");
    }

    // A barrier for the threads that read the scattered rows: those of the warp, or those of the whole group.
    private static void WriteBarrier(CodeWriter code, GpuTensorPlan kernel) =>
        code.Line(kernel.SharesRows ? $"{GpuNames.Group}.Barrier();" : $"{GpuNames.Warp}.Barrier();");

    private static void WriteKSteps(CodeWriter code, LayerModel layer, GpuTensorPlan kernel, int tile, int plane)
    {
        if (kernel.UnrolledKSteps == kernel.KSteps)
        {
            for (int kStep = 0; kStep < kernel.KSteps; kStep++)
                WriteKStep(code, layer, kernel, tile, plane, kStep, "matrices", "arranged");

            return;
        }

        code.Open($"for (int kStep = 0; kStep < {kernel.KSteps}; kStep += {kernel.UnrolledKSteps})");
        code.Line($"uint stepMatrices = matrices + (uint)(kStep * {4 * kernel.Planes * MatrixBytes});");
        code.Line($"{GpuNames.ArrayView}<{GpuNames.Words4}> stepInputs = arranged.SubView((long)(kStep * 32));");
        for (int kStep = 0; kStep < kernel.UnrolledKSteps; kStep++)
            WriteKStep(code, layer, kernel, tile, plane, kStep, "stepMatrices", "stepInputs");

        code.Close();
    }

    private static void WriteKStep(
        CodeWriter code,
        LayerModel layer,
        GpuTensorPlan kernel,
        int tile,
        int firstPlane,
        int kStep,
        string matrices,
        string arranged)
    {
        code.Line();
        code.Line(
            $"// {(kernel.UnrolledKSteps == kernel.KSteps ? "Columns" : "Of those columns")} {kStep * 4} to {(kStep * 4) + 3} of each load unit.");
        if (!kernel.ReusesInputs)
            GpuTensorText.WriteInputs(code, kernel, kStep, arranged);

        int regions = kernel.SharesRows ? GpuKernelPlan.Warps : 1;
        for (int region = 0; region < regions; region++)
        {
            int offset = (region * kernel.WarpBytes) + (kStep * 4 * kernel.Planes * MatrixBytes);
            int rows = kernel.SharesRows ? region : tile;
            if (kernel.Planes == 1)
                WritePlane(
                    code,
                    layer,
                    kernel,
                    (rows * GpuTensorPlan.PlanesPerTile) + firstPlane,
                    kStep,
                    $"{matrices}{GpuTensorText.Plus(offset)}");
            else
                WriteTile(code, layer, kernel, rows, kStep, matrices, offset);
        }
    }

    // The two planes are rows g and g + 8 of the first operand, two columns at a time.
    private static void WriteTile(
        CodeWriter code, LayerModel layer, GpuTensorPlan kernel, int rows, int kStep, string matrices, int offset)
    {
        for (int two = 0; two < 2; two++)
        {
            string weights = $"weights{rows}_{kStep}{"ab"[two]}";
            code.Line(
                $"{GpuNames.Words4} {weights} = {GpuNames.TensorRows}.Read({matrices}{GpuTensorText.Plus(offset + (two * 4 * MatrixBytes))});");
            for (int tile = 0; tile < kernel.WarpSampleTiles; tile++)
            {
                string inputs = $"inputs{tile}_{kStep}";
                code.Line(
                    $"sum{rows}_{tile} = {GpuNames.TensorNumber(ValueFormat.Of(layer.WeightType))}.MultiplyAddColumns(sum{rows}_{tile}, {weights}, {inputs}.{"XZ"[two]}, {inputs}.{"YW"[two]});");
            }
        }
    }

    // One plane has only eight rows, so it is the second operand and the inputs are the first.
    private static void WritePlane(
        CodeWriter code, LayerModel layer, GpuTensorPlan kernel, int plane, int kStep, string address)
    {
        code.Line($"{GpuNames.Words4} weights{plane}_{kStep} = {GpuNames.TensorRows}.Read({address});");
        for (int pair = 0; pair < (kernel.WarpSampleTiles + 1) / 2; pair++)
        {
            string lower = kernel.WarpSampleTiles == 1 ? "default" : $"inputs{(2 * pair) + 1}_{kStep}";
            code.Line(
                $"sum{plane}_{pair} = {GpuNames.TensorNumber(ValueFormat.Of(layer.WeightType))}.MultiplyAdd(sum{plane}_{pair}, inputs{2 * pair}_{kStep}, {lower}, weights{plane}_{kStep});");
        }
    }

    private static void WriteClear(CodeWriter code, GpuLoadUnit loadUnit, GpuTensorPlan kernel, int tile, int plane)
    {
        foreach (int row in Rows(kernel, plane).Where(_ => !kernel.ClearsWords))
            code.Line($"Clear({Words(loadUnit, tile, row)}, row{row - plane}, bank);");

        if (!kernel.ClearsWords)
            return;

        for (int word = 0; word < kernel.WarpBytes / 16; word += 32)
            code.Line($"words[firstWord{GpuTensorText.Plus(word)}] = default;");

        code.Line($"{GpuNames.Warp}.Barrier();");
    }

    private static void WriteMethod(
        CodeWriter code, GpuLoadUnit loadUnit, GpuTensorPlan kernel, string name, System.Func<int, string> value)
    {
        string words = string.Join(", ", Enumerable.Range(0, loadUnit.Words).Select(word => $"uint w{word}"));
        code.Line(GpuNames.Inline);
        code.Open($"private static void {name}({words}, {GpuNames.ArrayView}<byte> row, int bank)");
        code.Open("unchecked");

        // The next column is one matrix further in each plane.
        int shift = kernel.Planes == 1 ? 7 : 8;
        GpuColumnText.WriteSlots(
            code,
            loadUnit,
            shift,
            (slot, address) => code.Line($"{GpuNames.TensorRows}.Store(row, {address}, {value(slot)});"));
        code.Close();
        code.Close();
    }

    // A plane holds rows p and p + 2 of a set.
    private static IEnumerable<int> Rows(GpuTensorPlan kernel, int plane) =>
        kernel.Planes == 1 ? [plane, plane + 2] : [0, 1, 2, 3];

    private static string Words(GpuLoadUnit loadUnit, int tile, int row) =>
        string.Join(
            ", ",
            Enumerable.Range(0, loadUnit.Words).Select(word =>
                $"load{tile}_{loadUnit.Load(row, word)}.{"XYZW"[loadUnit.Component(row, word)]}"));
}
