using System;
using System.Collections.Generic;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Decides how a layer's CPU kernels are written.</summary>
internal static class CpuPlanner
{
    /// <summary>Slots of a block that are written out. More than that is no faster, as the loop around them is long already, and costs build time.</summary>
    public const int MostSlotsUnrolled = 32;

    // On AVX2, picking among more than eight inputs is a method for two slots, and the JIT inlines only so many calls into one kernel.
    private const int MostMethodPicks = 8;

    // The same for panels, where every slot is written for each row: a JIT that meets 512 variables stops inlining.
    private const int MostPanelSlotsUnrolled = 128;

    // Below that, computing the columns that are no samples costs more than the other kernels do.
    private const int LeastWideSamples = 57;

    // The same for dense layers, whose other panel has 16 columns, and whose kernel for a few takes four samples at a time.
    private const int LeastWideDenseSamples = 49;
    private const int LeastDensePanelSamples = 5;

    // Weights of so many bytes are beyond a core's own caches, and beyond what the cores share. Asking for them ahead costs the kernel
    // for one sample more than it gains while they may be in cache; a group does so much with each that it hides the cost.
    private const long BeyondSecondLevel = 2L << 20;
    private const long BeyondLastLevel = 16L << 20;
    private const int PrefetchWords = 256;

    private const int WidePanel = 64;
    private const int NarrowPanel = 16;

    public static CpuPlan Plan(LayerModel layer)
    {
        bool dense = layer.Pattern.IsDense;
        int window = dense ? 0 : CpuCells.Window(layer.Pattern.Block);
        KernelPath path = dense ? KernelPath.Dense : window > 0 ? KernelPath.Permute : KernelPath.General;

        return new CpuPlan(
            path,
            window,
            dense ? 0 : TailBlocks(layer, window),
            dense || layer.PackedBytes < BeyondLastLevel ? 0 : PrefetchWords,
            dense || layer.PackedBytes < BeyondSecondLevel ? 0 : PrefetchWords,
            Avx512: dense ? PlanDense(tiles: 4, groupTiles: 4, groupSamples: 4, DensePanels(layer, WidePanel, rows: 4, rowsOf16: 8)) : InFields(layer, PlanAvx512(layer, window)),
            Avx2: dense ? PlanDense(tiles: 2, groupTiles: 1, groupSamples: 4, DensePanels(layer, columnsAtOnce: NarrowPanel, rows: 4, rowsOf16: 4)) : PlanAvx2(layer, window),
            Portable: dense ? PlanDense(tiles: 1, groupTiles: 1, groupSamples: 2, DensePanels(layer, columnsAtOnce: NarrowPanel, rows: 2, rowsOf16: 2)) : InFields(layer, PlanPortable(layer)));
    }

    // 32 registers: four tiles, or four samples, are sums enough that none waits for itself, and four tiles are streams enough for
    // memory's bandwidth; a layer of few rows would pay for tiles that it does not have. A narrow panel pays where picking costs
    // more than one permute, or where a block has too few slots to pay for loading its inputs.
    private static CpuFormPlan PlanAvx512(LayerModel layer, int window) => new(
        Tiles: CpuTile.Count(layer.Shape.Outputs) switch { 1 => 1, < 8 => 2, _ => 4 },
        GroupSamples: 4,
        GroupTiles: window <= 16 || (window == 32 && layer.PackedBytes >= BeyondSecondLevel) ? 2 : 1,
        Loops(layer),
        LeastPanelSamples: window is 16 or 32 ? LeastWideSamples : 13,
        window is 16 or 32 ? [Wide(layer, inputsPerStep: 128)] : [Wide(layer, inputsPerStep: 128), Narrow(layer, rows: 4, leastSamples: 1)]);

    // 16 registers of half the width: a tile is two vectors, a wide panel eight. Picks cost more there, so panels begin earlier.
    private static CpuFormPlan PlanAvx2(LayerModel layer, int window)
    {
        CpuIndices indices = CpuCells.Avx2Indices(layer.Pattern);
        CpuFormPlan plan = new(
            Tiles: 1,
            GroupSamples: 1,
            GroupTiles: 1,
            layer.Pattern.Kept > (indices == CpuIndices.Bytes ? MostMethodPicks : MostSlotsUnrolled),
            LeastPanelSamples: window switch { 4 or 8 => 5, 16 => 4, 32 => 3, _ => 2 },
            window <= 8
                ? [Wide(layer, inputsPerStep: 96), TwoVectors(layer), Eight(layer, rows: 8)]
                : [Wide(layer, inputsPerStep: 96), TwoVectors(layer), Eight(layer, rows: 8), Four(layer)]);
        return plan with { Indices = indices, Groups = CpuCells.Groups(layer.Pattern, indices) };
    }

    // Four rows to a vector: a tile is four sums. Inputs read one by one are dear: two samples already make a panel.
    private static CpuFormPlan PlanPortable(LayerModel layer) => new(
        Tiles: 1,
        GroupSamples: 1,
        GroupTiles: 1,
        LoopsOverGroups: true,
        LeastPanelSamples: 2,
        [Narrow(layer, rows: 1, leastSamples: 10), Eight(layer, rows: 4)]);

    private static CpuFormPlan InFields(LayerModel layer, CpuFormPlan plan) => plan with { Groups = CpuCells.Groups(layer.Pattern, CpuIndices.Fields) };

    // Dense rows need no picking: a group's weights and inputs are each loaded once for several multiply-adds, whatever the batch.
    private static CpuFormPlan PlanDense(int tiles, int groupTiles, int groupSamples, IReadOnlyList<CpuPanelPlan> panels) =>
        new(tiles, groupSamples, groupTiles, LoopsOverGroups: false, LeastPanelSamples: panels.Count == 0 ? 0 : LeastDensePanelSamples, panels);

    // Positions of images are packed as panels in any case. Eight or sixteen sums: each weight that is broadcast meets one to four
    // vectors of samples, each vector the weights of several rows. 64 inputs of a wide panel leave half of the first-level cache to
    // weights, whose tile of a step stands in a row: the processor asks for it ahead by itself.
    private static IReadOnlyList<CpuPanelPlan> DensePanels(LayerModel layer, int columnsAtOnce, int rows, int rowsOf16)
    {
        if (layer.Samples != SampleKind.Positions)
            return [];

        CpuPanelPlan wide = new(WidePanel, rows, RowsPerLoad: 1, LeastWideDenseSamples, InputsPerStep: 64, CpuPanelPrefetch.None, LoopsOverGroups: false);
        CpuPanelPlan narrow = new(NarrowPanel, rowsOf16, RowsPerLoad: 1, LeastSamples: 1, InputsPerStep: 256, CpuPanelPrefetch.None, LoopsOverGroups: false);
        return [wide with { ColumnsAtOnce = columnsAtOnce }, narrow];
    }

    // 128 inputs of 64 columns are the 32 KB of the first-level cache; measured best, although weights and sums share it. AVX2 asks for each
    // line twice, and 96 are better there.
    private static CpuPanelPlan Wide(LayerModel layer, int inputsPerStep) =>
        new(WidePanel, Rows: 1, RowsPerLoad: 1, LeastWideSamples, InputsPerStep(layer, inputsPerStep), CpuPanelPrefetch.Step, Loops(layer));

    private static CpuPanelPlan Narrow(LayerModel layer, int rows, int leastSamples) =>
        new(NarrowPanel, rows, RowsPerLoad: 1, leastSamples, InputsPerStep(layer, 256), CpuPanelPrefetch.Step, Loops(layer));

    // Nine samples take less time as a panel of eight columns and one sample.
    private static CpuPanelPlan TwoVectors(LayerModel layer) => OfFourRows(layer, NarrowPanel, rows: 4, leastSamples: 10, inputsPerStep: 256);

    private static CpuPanelPlan Eight(LayerModel layer, int rows) => OfFourRows(layer, columns: 8, rows, leastSamples: 5, inputsPerStep: 256);

    private static CpuPanelPlan Four(LayerModel layer) => OfFourRows(layer, columns: 4, rows: 8, leastSamples: 1, inputsPerStep: 512);

    // Eight sums of a register each, so that none waits for itself. A weight meets two vectors of samples or one: loading each
    // by itself would be half as many loads again, or twice as many, and loads are what a panel takes its time for.
    private static CpuPanelPlan OfFourRows(LayerModel layer, int columns, int rows, int leastSamples, int inputsPerStep) => new(
        columns,
        rows,
        RowsPerLoad: 4,
        leastSamples,
        InputsPerStep(layer, inputsPerStep),
        layer.PackedBytes < BeyondSecondLevel ? CpuPanelPrefetch.None : CpuPanelPrefetch.Block,
        layer.Pattern.Kept * rows > MostPanelSlotsUnrolled);

    private static bool Loops(LayerModel layer) => layer.Pattern.Kept > MostSlotsUnrolled;

    private static int InputsPerStep(LayerModel layer, int most) => Math.Max(1, most / layer.Pattern.Block) * layer.Pattern.Block;

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
