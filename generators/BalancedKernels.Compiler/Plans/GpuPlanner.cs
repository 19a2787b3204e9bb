using System;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Gpu;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Decides how a layer's GPU kernels are written.</summary>
internal static class GpuPlanner
{
    // Samples of the batched kernel: four inputs of one column are one 128-bit access.
    private const int BatchedSamples = 4;

    // Of the 48 KB that a group gets without asking: seven groups share a multiprocessor's 228 KB.
    private const int StageBytes = 32 * 1024;

    // A multiply-add is about seven instructions of 16 bytes, so 512 of them take 56 KB: well inside
    // the 128 KB instruction cache of a multiprocessor, and a second of ptxas at most.
    private const int MaxUnrolledProducts = 512;

    // A thread has 64 registers when 8 groups are resident; eight loads of 16 bytes take half of them.
    private const int MaxLoadsInFlight = 8;

    // ptxas moves the loads of all chunks that are written out to the front: so many take the registers of a thread of four groups.
    private const int MaxLoadsUnrolled = 36;

    public static GpuPlan Plan(LayerModel layer)
    {
        KernelPath path = layer.Pattern.IsDense ? KernelPath.Dense
            : layer.Pattern.Block is 4 or 8 or 16 or 32 or 64 ? KernelPath.Permute
            : KernelPath.General;
        GpuCell cell = PlanCell(layer, path);
        int cells = cell.Cells(layer.SlotsPerRow);

        return path == KernelPath.General
            ? new GpuPlan(path, cell, cells, CellColumns: 0, PlanUnstaged(cells, 1), PlanUnstaged(cells, BatchedSamples), Few: null, Many: null)
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

        return new GpuPlan(path, cell, cells, columns, Plan(1), Plan(BatchedSamples), PlanTensor(cell, cells, columns, 1), PlanTensor(cell, cells, columns, 4));

        GpuKernelPlan Plan(int samples)
        {
            int lanes = LanesPerRow(cells, GpuCell.SetRows * samples);
            int chunks = (cells + lanes - 1) / lanes;
            int perStage = StageBytes / (columns * 32 * sizeof(float) * samples);
            bool fewProducts = chunks * cell.Slots * GpuCell.SetRows * samples <= MaxUnrolledProducts;
            bool unrolled = chunks == 1 || (fewProducts && chunks <= perStage && chunks * cell.Words <= MaxLoadsUnrolled);

            return new GpuKernelPlan(
                samples,
                lanes,
                chunks,
                Math.Min(perStage, chunks),
                unrolled,
                LoadsFirst: cell.Words <= MaxLoadsInFlight,
                GroupsPerMultiprocessor(cell, samples, manyLoads: unrolled && chunks > 1));
        }
    }

    private static GpuKernelPlan PlanUnstaged(int cells, int samples)
    {
        int lanes = LanesPerRow(cells, GpuCell.SetRows * samples);
        int chunks = (cells + lanes - 1) / lanes;

        return new GpuKernelPlan(samples, lanes, chunks, ChunksPerStage: 0, ChunksUnrolled: chunks == 1, LoadsFirst: true, GroupsPerMultiprocessor: 4);
    }

    // Tensor cores multiply 16-bit numbers. Four spread rows of 32 columns for each of four warps take 32 KB of the 48 that a group gets
    // without asking, and two of 64 columns as much.
    private static GpuTensorPlan? PlanTensor(GpuCell cell, int cells, int columns, int sampleTiles)
    {
        if (cell.ValueBits != 16)
            return null;

        return new GpuTensorPlan(
            sampleTiles,
            columns,
            (cells + GpuTensorPlan.CellsPerChunk - 1) / GpuTensorPlan.CellsPerChunk,
            SpreadRows: cell.IndexForm == GpuIndexForm.None ? 0 : columns == 32 ? 4 : 2,
            ClearsWords: cell.Slots >= columns / 2,
            // With 128 registers a thread these spill, some of them for sm_80 only (ptxas 11.8).
            GroupsPerMultiprocessor: sampleTiles > 1 || columns == 64 ? 3 : 4);
    }

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
