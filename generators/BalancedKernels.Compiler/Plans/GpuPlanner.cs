using System;
using System.Collections.Generic;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Decides how a layer's GPU kernels are written.</summary>
internal static class GpuPlanner
{
    // Samples of the batched kernel. Four inputs of one column are one 128-bit access, which takes shared memory four
    // clocks for a warp. Two samples are one 64-bit access of two clocks. More samples at a time would not take less
    // time for each.
    private const int BatchedSamples = 4;
    private const int PairSamples = 2;

    // The smallest batch that uses tensor cores. This is an estimate; no device has measured it yet.
    private const int MinTensorSamples = 8;

    // A multiply-add is about seven instructions of 16 bytes, so 512 of them take 56 KB. That fits the 128 KB
    // instruction cache of a multiprocessor, and ptxas takes a second at most.
    private const int MaxUnrolledProducts = 512;

    // A thread has 64 registers when 8 groups are resident. Eight loads of 16 bytes take half of them.
    private const int MaxLoadsInFlight = 8;

    // ptxas moves the loads of all unrolled chunks to the front. This many loads and sums take the registers of a
    // thread when four groups are resident.
    private const int MaxLoadsAndSumsUnrolled = 40;

    public static GpuPlan Plan(LayerModel layer)
    {
        KernelPath path = layer.Pattern.IsDense ? KernelPath.Dense
            : layer.Pattern.Block is 4 or 8 or 16 or 32 or 64 ? KernelPath.Permute
            : KernelPath.General;
        GpuLoadUnit loadUnit = PlanLoadUnit(layer, path);
        int loadUnits = loadUnit.LoadUnitsPerRow(layer.SlotsPerRow);

        int columns = path == KernelPath.General ? 0 : loadUnit.Slots / loadUnit.Kept * loadUnit.Block;
        GpuWeightLayout layout = new(GpuWeightLayout.CurrentVersion, loadUnit, loadUnits, loadUnit.Words * loadUnits);

        return new GpuPlan(path, layout, columns, [.. PlanKernels(path, loadUnit, loadUnits, columns)]);
    }

    private static GpuLoadUnit PlanLoadUnit(LayerModel layer, KernelPath path)
    {
        ValueFormat values = ValueFormat.Of(layer.WeightType);
        int block = layer.Pattern.Block;
        int kept = layer.Pattern.Kept;

        // A load unit of a dense layer is 32 columns, whatever its declared block.
        if (path == KernelPath.Dense)
            return new GpuLoadUnit(32, 32, 32, values, GpuIndexFormat.None);

        // Four slots of a block of any size: the four index bytes are one word.
        if (path == KernelPath.General)
            return new GpuLoadUnit(block, kept, 4, values, GpuIndexFormat.Bytes);

        // Several small blocks form a load unit of 32 columns, so that rounding to words adds few bits.
        int slots = Math.Max(32, block) / block * kept;
        GpuLoadUnit fields = new(block, kept, slots, values, GpuIndexFormat.Fields);
        GpuLoadUnit bitmask = fields with { Indices = GpuIndexFormat.Bitmask };

        return bitmask.Words < fields.Words ? bitmask : fields;
    }

    private static List<GpuPlannedKernel> PlanKernels(KernelPath path, GpuLoadUnit loadUnit, int loadUnits, int columns)
    {
        List<(string Name, int MinSamples, int Samples)> cudaCore =
            [("Gemv", 1, 1), ("Pair", 2, PairSamples), ("Batched", 3, BatchedSamples)];
        List<GpuPlannedKernel> kernels = [];
        foreach ((string name, int minSamples, int samples) in cudaCore)
        {
            GpuKernelPlan body = path == KernelPath.General
                ? PlanUnstaged(loadUnits, samples)
                : PlanStaged(loadUnit, loadUnits, columns, samples);
            kernels.Add(
                new GpuPlannedKernel(
                    name, new GpuKernel(kernels.Count, MinBatch: 1, minSamples, body.Shape(columns)), body));
        }

        // Tensor cores multiply 16-bit numbers.
        if (path != KernelPath.General && loadUnit.ValueBits == 16)
            AddTensorKernels(kernels, loadUnit, loadUnits, columns);

        return kernels;
    }

    // Each kernel is for more samples than a group of the previous kernel computes.
    private static void AddTensorKernels(
        List<GpuPlannedKernel> kernels, GpuLoadUnit loadUnit, int loadUnits, int columns)
    {
        // The inputs of load units of 64 columns take twice the registers, so a group computes half the samples.
        int tiles = columns == 64 ? 2 : 4;
        List<(string Name, GpuTensorPlan Body)> bodies = [
            ("TensorSmallBatch", PlanTensor(loadUnit, loadUnits, columns, 1)),
            ("TensorMediumBatch", PlanTensor(loadUnit, loadUnits, columns, tiles))];

        // A pass over the weights for 128 samples takes 1.75 times as long as one for 32 samples (shared memory and
        // first-level cache, 64 rows of 256 columns at 32:6: 1792 clocks and 1024). So it is faster as soon as 32
        // samples a pass need two passes. This is an estimate.
        if (bodies[0].Body.Operand == GpuTensorOperand.Scattered)
            bodies.Add(
                (
                    "TensorLargeBatch",
                    PlanScattered(loadUnit, loadUnits, columns, tiles * GpuKernelPlan.Warps, sharesRows: true)));

        int arrangementKernel = kernels.Count + bodies.Count;
        int minSamples = 1;
        foreach ((string name, GpuTensorPlan body) in bodies)
        {
            GpuKernel kernel = new(kernels.Count, MinTensorSamples, minSamples, body.Shape)
            {
                NeedsTensorCores = true,
                Arrangement = body.Arrangement(arrangementKernel),
                MaxSplits = body.MaxSplits,
            };
            kernels.Add(new GpuPlannedKernel(name, kernel, body));
            minSamples = body.Samples + 1;
        }
    }

    private static GpuKernelPlan PlanStaged(GpuLoadUnit loadUnit, int loadUnits, int columns, int samples)
    {
        int lanes = LanesPerRow(loadUnits, GpuLoadUnit.SetRows * samples);
        int chunks = (loadUnits + lanes - 1) / lanes;
        bool whole = (long)chunks * columns * 32 * sizeof(float) * samples <= GpuKernelPlan.StageBytes;
        bool fewProducts = (long)chunks * loadUnit.Slots * GpuLoadUnit.SetRows * samples <= MaxUnrolledProducts;
        bool unrolled = chunks == 1
            || (
                fewProducts
                    && whole
                    && (chunks * loadUnit.Words) + (GpuLoadUnit.SetRows * samples) <= MaxLoadsAndSumsUnrolled);

        return new GpuKernelPlan(
            samples,
            lanes,
            chunks,
            whole ? GpuStaging.StaticShared : GpuStaging.DynamicShared,
            unrolled,
            LoadsFirst: loadUnit.Words <= MaxLoadsInFlight,
            GroupsPerMultiprocessor(loadUnit, samples, manyLoads: unrolled && chunks > 1));
    }

    private static GpuKernelPlan PlanUnstaged(int loadUnits, int samples)
    {
        int lanes = LanesPerRow(loadUnits, GpuLoadUnit.SetRows * samples);
        int chunks = (loadUnits + lanes - 1) / lanes;

        return new GpuKernelPlan(
            samples,
            lanes,
            chunks,
            GpuStaging.None,
            ChunksUnrolled: chunks == 1,
            LoadsFirst: true,
            GroupsPerMultiprocessor: 4);
    }

    private static GpuTensorPlan PlanTensor(GpuLoadUnit loadUnit, int loadUnits, int columns, int sampleTiles) =>
        loadUnit switch
    {
        { Indices: GpuIndexFormat.None } => PlanDirect(GpuTensorOperand.Dense, loadUnits, columns, sampleTiles),
        { Block: 4, Kept: 2 } => PlanDirect(GpuTensorOperand.StructuredSparse, loadUnits, columns, sampleTiles),
        _ => PlanScattered(loadUnit, loadUnits, columns, sampleTiles, sharesRows: false),
    };

    private static GpuTensorPlan PlanScattered(
        GpuLoadUnit loadUnit, int loadUnits, int columns, int sampleTiles, bool sharesRows)
    {
        // Two planes of 32 columns for each of four warps take 32 KB of the 48 KB that a group gets without a request.
        // One plane of 64 columns takes the same. The inputs of eight samples for 32 columns are 32 registers, which
        // two tiles of rows reuse.
        bool is64Columns = columns == 64;
        int rowTiles = sampleTiles == 1 && !is64Columns ? 2 : 1;
        return new GpuTensorPlan(
            GpuTensorOperand.Scattered,
            sampleTiles,
            columns,
            (loadUnits + 7) / 8,
            rowTiles,
            Planes: is64Columns ? 1 : 2,
            SharesRows: sharesRows,
            // After a loop the positions in a bitmask would have to be computed a second time.
            ClearsWords: loadUnit.Slots >= columns / 2 || (is64Columns && loadUnit.Indices == GpuIndexFormat.Bitmask),
            // With more groups a thread has fewer registers and spills (ptxas 11.8). A row of two loads (32:13) has the
            // most words at once.
            GroupsPerMultiprocessor: sharesRows
                || (rowTiles == 2 && loadUnit.RowsPerLoad == 1 && loadUnit.Words > GpuLoadUnit.LoadWords)
                ? 2
                : rowTiles == 2
                ? 4
                : 3);
    }

    private static GpuTensorPlan PlanDirect(GpuTensorOperand operand, int loadUnits, int columns, int sampleTiles) =>
        new(
        operand,
        sampleTiles,
        columns,
        (loadUnits + 3) / 4,
        RowTiles: 2,
        Planes: 0,
        SharesRows: false,
        ClearsWords: false,
        GroupsPerMultiprocessor: sampleTiles == 1 ? 4 : 3);

    // The fewest lanes that read a short row in one step. The reduction at the end needs one lane for each sum.
    private static int LanesPerRow(int loadUnits, int sums)
    {
        int lanes = sums;
        while (lanes < 32 && lanes < loadUnits)
            lanes *= 2;

        return lanes;
    }

    // A thread has 65,536 registers divided by 128 threads and by the groups: 64, 128 or 168. Load units of many words
    // spill with fewer than 168 (ptxas 11.8, dense rows of three chunks).
    private static int GroupsPerMultiprocessor(GpuLoadUnit loadUnit, int samples, bool manyLoads) =>
        loadUnit.Words > MaxLoadsInFlight ? 3 : samples > 1 || manyLoads ? 4 : 8;
}
