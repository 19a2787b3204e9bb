using System;
using System.Collections.Generic;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Decides how a layer's CPU kernels are written.</summary>
internal static class CpuPlanner
{
    /// <summary>
    /// Slots of a block that are written out. More than that is no faster, as the loop around them is long already, and
    /// costs build time.
    /// </summary>
    public const int MostSlotsUnrolled = 32;

    // On AVX2, picking among more than eight inputs is a method for two slots, and the JIT inlines only so many calls
    // into one kernel.
    private const int MostMethodPicks = 8;

    // The same for panels, where every slot is written for each row: a JIT that meets 512 variables stops inlining.
    private const int MostPanelSlotsUnrolled = 128;

    // Below that, computing the columns that are no samples costs more than the other kernels do.
    private const int LeastWideSamples = 57;

    // The same for dense layers, whose other panel has 16 columns, and whose kernel for a few takes four samples at a
    // time.
    private const int LeastWideDenseSamples = 49;
    private const int LeastDensePanelSamples = 5;

    // Weights of so many bytes are beyond a core's own caches, and beyond what the cores share. Asking for them ahead
    // costs the kernel for one sample more than it gains while they may be in cache; a group does so much with each
    // that it hides the cost.
    private const long BeyondSecondLevel = 2L << 20;
    private const long BeyondLastLevel = 16L << 20;
    private const int PrefetchWords = 256;

    // Kernels take up to four tiles at a time, so no thread gets fewer.
    private const int TilesPerItem = 4;

    // Row tiles whose sums a panel kernel keeps in the second-level cache while it reads the panel: 256 rows.
    private const int SumTiles = 16;

    private const int WidePanel = 64;
    private const int NarrowPanel = 16;

    public static CpuPlan Plan(LayerModel layer)
    {
        bool dense = layer.Pattern.IsDense;
        int window = dense ? 0 : WeightLayoutPlanner.Window(layer.Pattern.Block);
        KernelPath path = dense ? KernelPath.Dense : window > 0 ? KernelPath.Permute : KernelPath.General;

        long bytes = WeightLayoutPlanner.PackedBytes(layer);
        CpuInstructionSetPlan portable = dense
            ? PlanDense(
                layer,
                tiles: 1,
                groupTiles: 1,
                groupSamples: 2,
                DensePanels(layer, columnsAtOnce: NarrowPanel, rows: 2, rowsOf16: 2))
            : PlanPortable(layer);
        CpuPlan plan = new(
            path,
            window,
            dense ? 0 : TailBlocks(layer, window),
            dense || bytes < BeyondLastLevel ? 0 : PrefetchWords,
            dense || bytes < BeyondSecondLevel ? 0 : PrefetchWords,
            Avx512: dense
                ? PlanDense(
                    layer,
                    tiles: 4,
                    groupTiles: 4,
                    groupSamples: 4,
                    DensePanels(layer, WidePanel, rows: 4, rowsOf16: 8))
                : PlanAvx512(layer, window),
            Avx2: dense
                ? PlanDense(
                    layer,
                    tiles: 2,
                    groupTiles: 1,
                    groupSamples: 4,
                    DensePanels(layer, columnsAtOnce: NarrowPanel, rows: 4, rowsOf16: 4))
                : PlanAvx2(layer, window),
            Portable: portable with { DecodesNonFinite = true });
        return NumberKernels(layer, plan);
    }

    // One form after the other: the generated Run method is one switch over all kernels of the layer.
    private static CpuPlan NumberKernels(LayerModel layer, CpuPlan plan)
    {
        if (plan.PortableOnly)
            return plan with { Portable = WithKernels(layer, plan, plan.Portable, firstIndex: 0) };

        CpuInstructionSetPlan avx512 = WithKernels(layer, plan, plan.Avx512, firstIndex: 0);
        CpuInstructionSetPlan avx2 = WithKernels(layer, plan, plan.Avx2, avx512.Kernels.Count);
        return plan with { Avx512 = avx512, Avx2 = avx2, Portable = WithKernels(layer, plan, plan.Portable,
            avx512.Kernels.Count + avx2.Kernels.Count) };
    }

    private static CpuInstructionSetPlan WithKernels(
        LayerModel layer, CpuPlan plan, CpuInstructionSetPlan form, int firstIndex)
    {
        int index = firstIndex;
        int blocks = layer.Pattern.Blocks(layer.Shape.Inputs);
        List<CpuKernelPlan> kernels = [];
        foreach (CpuPanelPlan panel in form.Panels)
        {
            CpuKernel kernel = new(
                index++,
                CpuKernelInput.Panel,
                panel.LeastSamples,
                panel.Columns,
                blocks * layer.Pattern.Block,
                SumTiles);
            kernels.Add(new CpuKernelPlan(CpuKernelKind.Panel, kernel, panel));
        }

        if (form.GroupSamples > 1)
            kernels.Add(
                new CpuKernelPlan(
                    CpuKernelKind.Group, new CpuKernel(index++, CpuKernelInput.Samples, LeastSamples: 2)));

        kernels.Add(new CpuKernelPlan(CpuKernelKind.Gemv, form.Layout.Indices == IndexFormat.Bytes
            ? new CpuKernel(index, CpuKernelInput.BytePlanes, LeastSamples: 1, PaddedInputs: blocks * plan.Window)
            : new CpuKernel(index, CpuKernelInput.Samples, LeastSamples: 1)));

        // Vector forms decode halves by moving bits, which makes finite numbers of infinity and NaN.
        ValueFormat values = form.Layout.Values;
        return form with
        {
            Kernels = kernels,
            TilesPerItem = TilesPerItem,
            DecodesNonFinite = form.DecodesNonFinite || !(values.IsPaired && values.Encoding == ValueEncoding.Ieee),
        };
    }

    // 32 registers: four tiles, or four samples, are sums enough that none waits for itself, and four tiles are streams
    // enough for memory's bandwidth; a layer of few rows would pay for tiles that it does not have. A narrow panel pays
    // where picking costs more than one permute, or where a block has too few slots to pay for loading its inputs.
    private static CpuInstructionSetPlan PlanAvx512(LayerModel layer, int window) => new(
        Tiles: CpuTile.Count(layer.Shape.Outputs) switch { 1 => 1, < 8 => 2, _ => 4 },
        GroupSamples: 4,
        GroupTiles: window <= 16 || (window == 32 && WeightLayoutPlanner.PackedBytes(layer) >= BeyondSecondLevel)
            ? 2
            : 1,
        Loops(layer),
        window is 16 or 32
            ? [Wide(layer, inputsPerStep: 128)]
            : [Wide(layer, inputsPerStep: 128), Narrow(layer, rows: 4, leastSamples: 13)],
        WeightLayoutPlanner.Plan(layer, IndexFormat.BitFields));

    // 16 registers of half the width: a tile is two vectors, a wide panel eight. Picks cost more there, so panels begin
    // earlier.
    private static CpuInstructionSetPlan PlanAvx2(LayerModel layer, int window)
    {
        IndexFormat indices = WeightLayoutPlanner.Avx2Indices(layer.Pattern);
        return new CpuInstructionSetPlan(
            Tiles: 1,
            GroupSamples: 1,
            GroupTiles: 1,
            layer.Pattern.Kept > (indices == IndexFormat.Bytes ? MostMethodPicks : MostSlotsUnrolled),
            window <= 8
                ? [Wide(layer, inputsPerStep: 96), TwoVectors(layer), Eight(layer, rows: 8, leastSamples: 5)]
                : [
                    Wide(layer, inputsPerStep: 96),
                    TwoVectors(layer),
                    Eight(layer, rows: 8, leastSamples: 5),
                    Four(layer, leastSamples: window switch { 16 => 4, 32 => 3, _ => 2 })],
            WeightLayoutPlanner.Plan(layer, indices));
    }

    // Four rows to a vector: a tile is four sums. Inputs read one by one are dear: two samples already make a panel.
    private static CpuInstructionSetPlan PlanPortable(LayerModel layer) => new(
        Tiles: 1,
        GroupSamples: 1,
        GroupTiles: 1,
        LoopsOverGroups: true,
        [Narrow(layer, rows: 1, leastSamples: 10), Eight(layer, rows: 4, leastSamples: 2)],
        WeightLayoutPlanner.Plan(layer, IndexFormat.BitFields));

    // Dense rows need no picking: a group's weights and inputs are each loaded once for several multiply-adds, whatever
    // the batch.
    private static CpuInstructionSetPlan PlanDense(
        LayerModel layer, int tiles, int groupTiles, int groupSamples, IReadOnlyList<CpuPanelPlan> panels) =>
        new(
            tiles,
            groupSamples,
            groupTiles,
            LoopsOverGroups: false,
            panels,
            WeightLayoutPlanner.Plan(layer, IndexFormat.None));

    // Positions of images are packed as panels in any case. Eight or sixteen sums: each weight that is broadcast meets
    // one to four vectors of samples, each vector the weights of several rows. 64 inputs of a wide panel leave half of
    // the first-level cache to weights, whose tile of a step stands in a row: the processor asks for it ahead by
    // itself.
    private static IReadOnlyList<CpuPanelPlan> DensePanels(LayerModel layer, int columnsAtOnce, int rows, int rowsOf16)
    {
        if (layer.Samples != SampleKind.Positions)
            return [];

        CpuPanelPlan wide = new(
            WidePanel,
            rows,
            RowsPerLoad: 1,
            LeastWideDenseSamples,
            InputsPerStep: 64,
            CpuPanelPrefetch.None,
            LoopsOverGroups: false);
        CpuPanelPlan narrow = new(
            NarrowPanel,
            rowsOf16,
            RowsPerLoad: 1,
            LeastDensePanelSamples,
            InputsPerStep: 256,
            CpuPanelPrefetch.None,
            LoopsOverGroups: false);
        return [wide with { ColumnsAtOnce = columnsAtOnce }, narrow];
    }

    // 128 inputs of 64 columns are the 32 KB of the first-level cache; measured best, although weights and sums share
    // it. AVX2 asks for each line twice, and 96 are better there.
    private static CpuPanelPlan Wide(LayerModel layer, int inputsPerStep) =>
        new(
            WidePanel,
            Rows: 1,
            RowsPerLoad: 1,
            LeastWideSamples,
            InputsPerStep(layer, inputsPerStep),
            CpuPanelPrefetch.Step,
            Loops(layer));

    private static CpuPanelPlan Narrow(LayerModel layer, int rows, int leastSamples) =>
        new(
            NarrowPanel,
            rows,
            RowsPerLoad: 1,
            leastSamples,
            InputsPerStep(layer, 256),
            CpuPanelPrefetch.Step,
            Loops(layer));

    // Nine samples take less time as a panel of eight columns and one sample.
    private static CpuPanelPlan TwoVectors(LayerModel layer) =>
        OfFourRows(layer, NarrowPanel, rows: 4, leastSamples: 10, inputsPerStep: 256);

    private static CpuPanelPlan Eight(LayerModel layer, int rows, int leastSamples) =>
        OfFourRows(layer, columns: 8, rows, leastSamples, inputsPerStep: 256);

    private static CpuPanelPlan Four(LayerModel layer, int leastSamples) =>
        OfFourRows(layer, columns: 4, rows: 8, leastSamples, inputsPerStep: 512);

    // Eight sums of a register each, so that none waits for itself. A weight meets two vectors of samples or one:
    // loading each by itself would be half as many loads again, or twice as many, and loads are what a panel takes its
    // time for.
    private static CpuPanelPlan OfFourRows(
        LayerModel layer, int columns, int rows, int leastSamples, int inputsPerStep) =>
        new(
        columns,
        rows,
        RowsPerLoad: 4,
        leastSamples,
        InputsPerStep(layer, inputsPerStep),
        WeightLayoutPlanner.PackedBytes(layer) < BeyondSecondLevel ? CpuPanelPrefetch.None : CpuPanelPrefetch.Block,
        layer.Pattern.Kept * rows > MostPanelSlotsUnrolled);

    private static bool Loops(LayerModel layer) => layer.Pattern.Kept > MostSlotsUnrolled;

    private static int InputsPerStep(LayerModel layer, int most) =>
        Math.Max(1, most / layer.Pattern.Block) * layer.Pattern.Block;

    private static int TailBlocks(LayerModel layer, int window)
    {
        int block = layer.Pattern.Block;
        int blocks = layer.Pattern.Blocks(layer.Shape.Inputs);

        // Where inputs are read one by one, a spare slot of a ragged block still reads padding.
        int reach = Math.Max(window, block);
        int inside = blocks;
        while (inside > 0 && ((inside - 1L) * block) + reach > layer.Shape.Inputs)
            inside--;

        return blocks - inside;
    }
}
