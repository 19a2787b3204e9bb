using System;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Decides how a layer's CPU kernels are written.</summary>
internal static class CpuPlanner
{
    /// <summary>
    /// Slots that are written out. A slot of a batch kernel is about 200 bytes of IL, so 64 of them stay
    /// far below the 60,000 bytes beyond which the JIT gives up optimising.
    /// </summary>
    private const int MostSlotsUnrolled = 64;

    // Enough for every accumulator to have two turns in a step.
    private const int SlotsPerLoopStep = 8;

    private const int MostSamplesPerPass = 32;

    public static CpuPlan Plan(LayerModel layer)
    {
        KernelPath path = layer.Pattern.IsDense ? KernelPath.Dense
            : layer.Pattern.Block is 4 or 8 or 16 or 32 or 64 ? KernelPath.Permute
            : KernelPath.General;

        int slots = path == KernelPath.Dense ? layer.Shape.Inputs : layer.Pattern.Kept;
        bool unrolled = path != KernelPath.Dense && slots <= MostSlotsUnrolled;
        int window = path == KernelPath.Permute ? layer.Pattern.Block : 0;

        return new CpuPlan(
            path,
            unrolled,
            unrolled ? slots : Math.Min(slots, SlotsPerLoopStep),
            window,
            TailBlocks(layer, path, window),
            MostSamplesPerPass,
            Avx512: new CpuFormPlan(Math.Min(slots, 4), window == 64 ? 2 : 4),
            Avx2: new CpuFormPlan(Math.Min(slots, 2), 2),
            Portable: new CpuFormPlan(1, 2));
    }

    private static int TailBlocks(LayerModel layer, KernelPath path, int window)
    {
        if (path == KernelPath.Dense)
            return 0;

        int blocks = layer.Pattern.Blocks(layer.Shape.Inputs);
        int inside = blocks;

        // The general path reads one input at a time, but a spare slot of a ragged block reads padding.
        int reach = Math.Max(window, layer.Pattern.Block);
        while (inside > 0 && ((inside - 1) * layer.Pattern.Block) + reach > layer.Shape.Inputs)
            inside--;

        return blocks - inside;
    }
}
