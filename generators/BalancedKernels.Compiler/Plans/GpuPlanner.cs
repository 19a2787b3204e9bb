using System;
using System.Collections.Generic;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Decides how a layer's GPU kernels are written.</summary>
internal static class GpuPlanner
{
    // Samples of the batched kernel: four inputs of one column are one 128-bit access, which takes shared memory four
    // clocks for a warp. For two samples there is one of 64 bits and two clocks. More samples at a time would not take
    // less for each.
    private const int BatchedSamples = 4;
    private const int PairSamples = 2;

    // Samples from which on tensor cores are used: an estimate, measured on no device yet.
    private const int LeastTensorSamples = 8;

    // A multiply-add is about seven instructions of 16 bytes, so 512 of them take 56 KB: well inside
    // the 128 KB instruction cache of a multiprocessor, and a second of ptxas at most.
    private const int MaxUnrolledProducts = 512;

    // A thread has 64 registers when 8 groups are resident; eight loads of 16 bytes take half of them.
    private const int MaxLoadsInFlight = 8;

    // ptxas moves the loads of all chunks that are written out to the front: so many and the sums take the registers of
    // a thread of four groups.
    private const int MaxLoadsAndSumsUnrolled = 40;

    public static GpuPlan Plan(LayerModel layer)
    {
        KernelPath path = layer.Pattern.IsDense ? KernelPath.Dense
            : layer.Pattern.Block is 4 or 8 or 16 or 32 or 64 ? KernelPath.Permute
            : KernelPath.General;
        GpuLoadUnit cell = PlanCell(layer, path);
        int cells = cell.Cells(layer.SlotsPerRow);

        int columns = path == KernelPath.General ? 0 : cell.Slots / cell.Kept * cell.Block;
        GpuWeightLayout layout = new(GpuWeightLayout.CurrentVersion, cell, cells, cell.Words * cells);

        return new GpuPlan(path, layout, columns, [.. PlanKernels(path, cell, cells, columns)]);
    }

    private static GpuLoadUnit PlanCell(LayerModel layer, KernelPath path)
    {
        ValueFormat values = ValueFormat.Of(layer.WeightType);
        int block = layer.Pattern.Block;
        int kept = layer.Pattern.Kept;

        // Whatever was the block of a dense layer, a cell of it is 32 columns.
        if (path == KernelPath.Dense)
            return new GpuLoadUnit(32, 32, 32, values, GpuIndexFormat.None);

        // Four slots of any block: their index bytes are one word.
        if (path == KernelPath.General)
            return new GpuLoadUnit(block, kept, 4, values, GpuIndexFormat.Bytes);

        // Several small blocks make a cell of 32 columns, so that little is lost in rounding to words.
        int slots = Math.Max(32, block) / block * kept;
        GpuLoadUnit fields = new(block, kept, slots, values, GpuIndexFormat.Fields);
        GpuLoadUnit bitmask = fields with { IndexForm = GpuIndexFormat.Bitmask };

        return bitmask.Words < fields.Words ? bitmask : fields;
    }

    private static List<GpuPlannedKernel> PlanKernels(KernelPath path, GpuLoadUnit cell, int cells, int columns)
    {
        List<(string Name, int LeastSamples, int Samples)> plain =
            [("Gemv", 1, 1), ("Pair", 2, PairSamples), ("Batched", 3, BatchedSamples)];
        List<GpuPlannedKernel> kernels = [];
        foreach ((string name, int leastSamples, int samples) in plain)
        {
            GpuKernelPlan body = path == KernelPath.General
                ? PlanUnstaged(cells, samples)
                : PlanStaged(cell, cells, columns, samples);
            kernels.Add(
                new GpuPlannedKernel(
                    name, new GpuKernel(kernels.Count, LeastBatch: 1, leastSamples, body.Shape(columns)), body));
        }

        // Tensor cores multiply 16-bit numbers.
        if (path != KernelPath.General && cell.ValueBits == 16)
            AddTensorKernels(kernels, cell, cells, columns);

        return kernels;
    }

    // Each kernel takes more samples than a group of the one before computes.
    private static void AddTensorKernels(List<GpuPlannedKernel> kernels, GpuLoadUnit cell, int cells, int columns)
    {
        // Cells of 64 columns take twice the registers for their inputs: half the samples.
        int tiles = columns == 64 ? 2 : 4;
        List<(string Name, GpuTensorPlan Body)> bodies = [
            ("TensorFew", PlanTensor(cell, cells, columns, 1)),
            ("TensorMany", PlanTensor(cell, cells, columns, tiles))];

        // A pass over the weights for 128 samples takes 1.75 times what one for 32 takes (shared memory and first-level
        // cache, 64 rows of 256 columns at 32:6: 1792 clocks and 1024), so it is the shorter way as soon as the latter
        // needs two. An estimate.
        if (bodies[0].Body.Form == GpuTensorOperand.Spread)
            bodies.Add(("TensorLarge", PlanSpread(cell, cells, columns, tiles * GpuKernelPlan.Warps, shares: true)));

        int arranging = kernels.Count + bodies.Count;
        int leastSamples = 1;
        foreach ((string name, GpuTensorPlan body) in bodies)
        {
            GpuKernel kernel = new(kernels.Count, LeastTensorSamples, leastSamples, body.Shape)
            {
                NeedsTensorCores = true,
                Arrangement = body.Arrangement(arranging),
                MostParts = body.MostParts,
            };
            kernels.Add(new GpuPlannedKernel(name, kernel, body));
            leastSamples = body.Samples + 1;
        }
    }

    private static GpuKernelPlan PlanStaged(GpuLoadUnit cell, int cells, int columns, int samples)
    {
        int lanes = LanesPerRow(cells, GpuLoadUnit.SetRows * samples);
        int chunks = (cells + lanes - 1) / lanes;
        bool whole = (long)chunks * columns * 32 * sizeof(float) * samples <= GpuKernelPlan.StageBytes;
        bool fewProducts = (long)chunks * cell.Slots * GpuLoadUnit.SetRows * samples <= MaxUnrolledProducts;
        bool unrolled = chunks == 1
            || (
                fewProducts
                    && whole
                    && (chunks * cell.Words) + (GpuLoadUnit.SetRows * samples) <= MaxLoadsAndSumsUnrolled);

        return new GpuKernelPlan(
            samples,
            lanes,
            chunks,
            whole ? GpuStaging.Whole : GpuStaging.Parts,
            unrolled,
            LoadsFirst: cell.Words <= MaxLoadsInFlight,
            GroupsPerMultiprocessor(cell, samples, manyLoads: unrolled && chunks > 1));
    }

    private static GpuKernelPlan PlanUnstaged(int cells, int samples)
    {
        int lanes = LanesPerRow(cells, GpuLoadUnit.SetRows * samples);
        int chunks = (cells + lanes - 1) / lanes;

        return new GpuKernelPlan(
            samples,
            lanes,
            chunks,
            GpuStaging.None,
            ChunksUnrolled: chunks == 1,
            LoadsFirst: true,
            GroupsPerMultiprocessor: 4);
    }

    private static GpuTensorPlan PlanTensor(GpuLoadUnit cell, int cells, int columns, int sampleTiles) => cell switch
    {
        { IndexForm: GpuIndexFormat.None } => PlanUnspread(GpuTensorOperand.Dense, cells, columns, sampleTiles),
        { Block: 4, Kept: 2 } => PlanUnspread(GpuTensorOperand.Paired, cells, columns, sampleTiles),
        _ => PlanSpread(cell, cells, columns, sampleTiles, shares: false),
    };

    private static GpuTensorPlan PlanSpread(GpuLoadUnit cell, int cells, int columns, int sampleTiles, bool shares)
    {
        // Two planes of 32 columns for each of four warps take 32 KB of the 48 that a group gets without asking, and
        // one of 64 columns as much. The inputs of eight samples for 32 columns are 32 registers, which two tiles of
        // rows can share.
        bool wide = columns == 64;
        int rowTiles = sampleTiles == 1 && !wide ? 2 : 1;
        return new GpuTensorPlan(
            GpuTensorOperand.Spread,
            sampleTiles,
            columns,
            (cells + 7) / 8,
            rowTiles,
            Planes: wide ? 1 : 2,
            SharesRows: shares,
            // Behind a loop the places of a bitmask would be counted out a second time.
            ClearsWords: cell.Slots >= columns / 2 || (wide && cell.IndexForm == GpuIndexFormat.Bitmask),
            // With more groups, and so fewer registers, a thread spills (ptxas 11.8). A row of two loads (32:13) has
            // the most words at once.
            GroupsPerMultiprocessor: shares
                || (rowTiles == 2 && cell.RowsPerLoad == 1 && cell.Words > GpuLoadUnit.LoadWords)
                ? 2
                : rowTiles == 2
                ? 4
                : 3);
    }

    private static GpuTensorPlan PlanUnspread(GpuTensorOperand form, int cells, int columns, int sampleTiles) => new(
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
    private static int GroupsPerMultiprocessor(GpuLoadUnit cell, int samples, bool manyLoads) =>
        cell.Words > MaxLoadsInFlight ? 3 : samples > 1 || manyLoads ? 4 : 8;
}
