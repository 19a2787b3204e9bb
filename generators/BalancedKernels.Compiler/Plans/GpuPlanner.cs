using System;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Gpu;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Decides how a layer's GPU kernels are written.</summary>
internal static class GpuPlanner
{
    // Samples of the batched kernel: four inputs of one column are one 128-bit access, which takes shared memory four clocks for a warp.
    // For two samples there is one of 64 bits and two clocks. More samples at a time would not take less for each.
    private const int BatchedSamples = 4;
    private const int PairSamples = 2;

    // A multiply-add is about seven instructions of 16 bytes, so 512 of them take 56 KB: well inside
    // the 128 KB instruction cache of a multiprocessor, and a second of ptxas at most.
    private const int MaxUnrolledProducts = 512;

    // A thread has 64 registers when 8 groups are resident; eight loads of 16 bytes take half of them.
    private const int MaxLoadsInFlight = 8;

    // ptxas moves the loads of all chunks that are written out to the front: so many and the sums take the registers of a thread of
    // four groups.
    private const int MaxLoadsAndSumsUnrolled = 40;

    public static GpuPlan Plan(LayerModel layer)
    {
        KernelPath path = layer.Pattern.IsDense ? KernelPath.Dense
            : layer.Pattern.Block is 4 or 8 or 16 or 32 or 64 ? KernelPath.Permute
            : KernelPath.General;
        GpuCell cell = PlanCell(layer, path);
        int cells = cell.Cells(layer.SlotsPerRow);

        return path == KernelPath.General
            ? new GpuPlan(path, cell, cells, CellColumns: 0, PlanUnstaged(cells, 1), PlanUnstaged(cells, PairSamples), PlanUnstaged(cells, BatchedSamples), Few: null, Many: null, Large: null)
            : PlanStaged(path, cell, cells);
    }

    private static GpuCell PlanCell(LayerModel layer, KernelPath path)
    {
        int bits = layer.Weights == Precision.Float32 ? 32 : 16;
        int block = layer.Pattern.Block;
        int kept = layer.Pattern.Kept;

        // Whatever was the block of a dense layer, a cell of it is 32 columns.
        if (path == KernelPath.Dense)
            return new GpuCell(32, 32, 32, bits, GpuIndexForm.None);

        // Four slots of any block: their index bytes are one word.
        if (path == KernelPath.General)
            return new GpuCell(block, kept, 4, bits, GpuIndexForm.Bytes);

        // Several small blocks make a cell of 32 columns, so that little is lost in rounding to words.
        int slots = Math.Max(32, block) / block * kept;
        GpuCell fields = new(block, kept, slots, bits, GpuIndexForm.Fields);
        GpuCell bitmask = fields with { IndexForm = GpuIndexForm.Bitmask };

        return bitmask.Words < fields.Words ? bitmask : fields;
    }

    private static GpuPlan PlanStaged(KernelPath path, GpuCell cell, int cells)
    {
        int columns = cell.Slots / cell.Kept * cell.Block;

        // Cells of 64 columns take twice the registers for their inputs: half the samples.
        int tiles = columns == 64 ? 2 : 4;

        return new GpuPlan(
            path,
            cell,
            cells,
            columns,
            Plan(1),
            Plan(PairSamples),
            Plan(BatchedSamples),
            PlanTensor(cell, cells, columns, sampleTiles: 1, shares: false),
            PlanTensor(cell, cells, columns, tiles, shares: false),
            PlanTensor(cell, cells, columns, tiles * GpuKernelPlan.Warps, shares: true));

        GpuKernelPlan Plan(int samples)
        {
            int lanes = LanesPerRow(cells, GpuCell.SetRows * samples);
            int chunks = (cells + lanes - 1) / lanes;
            bool whole = (long)chunks * columns * 32 * sizeof(float) * samples <= GpuKernelPlan.StageBytes;
            bool fewProducts = (long)chunks * cell.Slots * GpuCell.SetRows * samples <= MaxUnrolledProducts;
            bool unrolled = chunks == 1 || (fewProducts && whole && (chunks * cell.Words) + (GpuCell.SetRows * samples) <= MaxLoadsAndSumsUnrolled);

            return new GpuKernelPlan(
                samples,
                lanes,
                chunks,
                whole ? GpuStaging.Whole : GpuStaging.Parts,
                unrolled,
                LoadsFirst: cell.Words <= MaxLoadsInFlight,
                GroupsPerMultiprocessor(cell, samples, manyLoads: unrolled && chunks > 1));
        }
    }

    private static GpuKernelPlan PlanUnstaged(int cells, int samples)
    {
        int lanes = LanesPerRow(cells, GpuCell.SetRows * samples);
        int chunks = (cells + lanes - 1) / lanes;

        return new GpuKernelPlan(samples, lanes, chunks, GpuStaging.None, ChunksUnrolled: chunks == 1, LoadsFirst: true, GroupsPerMultiprocessor: 4);
    }

    // Tensor cores multiply 16-bit numbers.
    private static GpuTensorPlan? PlanTensor(GpuCell cell, int cells, int columns, int sampleTiles, bool shares)
    {
        if (cell.ValueBits != 16)
            return null;

        GpuTensorForm form = cell.IndexForm == GpuIndexForm.None ? GpuTensorForm.Dense
            : cell is { Block: 4, Kept: 2 } ? GpuTensorForm.Paired
            : GpuTensorForm.Spread;
        if (form != GpuTensorForm.Spread)
            return shares ? null : PlanUnspread(form, cells, columns, sampleTiles);

        // Two planes of 32 columns for each of four warps take 32 KB of the 48 that a group gets without asking, and one of 64 columns as much.
        // The inputs of eight samples for 32 columns are 32 registers, which two tiles of rows can share.
        bool wide = columns == 64;
        int rowTiles = sampleTiles == 1 && !wide ? 2 : 1;
        return new GpuTensorPlan(
            form,
            sampleTiles,
            columns,
            (cells + 7) / 8,
            rowTiles,
            Planes: wide ? 1 : 2,
            SharesRows: shares,
            // Behind a loop the places of a bitmask would be counted out a second time.
            ClearsWords: cell.Slots >= columns / 2 || (wide && cell.IndexForm == GpuIndexForm.Bitmask),
            // With more groups, and so fewer registers, a thread spills (ptxas 11.8). A row of two loads (32:13) has the most words at once.
            GroupsPerMultiprocessor: shares || (rowTiles == 2 && cell.RowsPerLoad == 1 && cell.Words > GpuCell.LoadWords) ? 2 : rowTiles == 2 ? 4 : 3);
    }

    private static GpuTensorPlan PlanUnspread(GpuTensorForm form, int cells, int columns, int sampleTiles) => new(
        form,
        sampleTiles,
        columns,
        (cells + 3) / 4,
        RowTiles: 2,
        Planes: 0,
        SharesRows: false,
        ClearsWords: false,
        GroupsPerMultiprocessor: sampleTiles == 1 ? 4 : 3);

    // The fewest lanes that take a short row in one step; the fold at the end needs one lane per sum.
    private static int LanesPerRow(int cells, int sums)
    {
        int lanes = sums;
        while (lanes < 32 && lanes < cells)
            lanes *= 2;

        return lanes;
    }

    // The registers of a thread are 65,536 by 128 threads by the groups: 64, 128 or 168 of them. Cells
    // of many words spill with fewer than the last (ptxas 11.8, dense rows of three chunks).
    private static int GroupsPerMultiprocessor(GpuCell cell, int samples, bool manyLoads) =>
        cell.Words > MaxLoadsInFlight ? 3 : samples > 1 || manyLoads ? 4 : 8;
}
