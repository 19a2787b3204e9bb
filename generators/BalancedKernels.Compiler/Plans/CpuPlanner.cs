using System;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Decides how a layer's CPU kernels are written.</summary>
internal static class CpuPlanner
{
    /// <summary>
    /// Slots of a block that are written out. More than that is no faster, as the loop around them is long already, and
    /// costs build time: a slot is about five lines in each of four vector kernels.
    /// </summary>
    public const int MostSlotsUnrolled = 32;

    // Enough for every accumulator to have two turns in a step.
    private const int SlotsPerLoopStep = 8;

    // Two AVX-512 permutes and a blend see this many inputs.
    private const int WidestWindow = 64;

    private const int SamplesPerPass = 32;

    public static CpuPlan Plan(LayerModel layer)
    {
        bool dense = layer.Pattern.IsDense;
        int slots = dense ? layer.Shape.Inputs : layer.Pattern.Kept;
        bool unrolled = !dense && slots <= MostSlotsUnrolled;
        int step = unrolled ? slots : Math.Min(slots, SlotsPerLoopStep);
        int window = dense ? 0 : Window(layer.Pattern.Block);
        KernelPath path = dense ? KernelPath.Dense : window > 0 ? KernelPath.Permute : KernelPath.General;

        return new CpuPlan(
            path,
            unrolled,
            window,
            dense ? 0 : TailBlocks(layer, window),
            SamplesPerPass,
            Avx512: PlanAvx512(step, slots, window),
            Avx2: PlanAvx2(step, slots, window),
            Portable: new CpuFormPlan(SlotsPerStep: 1, Accumulators: 1, SamplesPerGroup: 2));
    }

    // 32 registers. A block of 64 takes four of them per sample for its inputs, one of 32 takes two.
    private static CpuFormPlan PlanAvx512(int step, int slots, int window) => window switch
    {
        0 => new CpuFormPlan(step, Math.Min(slots, 4), SamplesPerGroup: 4),
        WidestWindow => new CpuFormPlan(step, Math.Min(slots, 2), SamplesPerGroup: 2),
        _ => new CpuFormPlan(step, Math.Min(slots, 2), SamplesPerGroup: 4),
    };

    // 16 registers of half the width: a block of 32 takes four of them per sample, one of 64 eight. Picking there is a
    // method (see Avx2Form), and the JIT inlines only so many calls into one kernel: short steps.
    private static CpuFormPlan PlanAvx2(int step, int slots, int window) => window switch
    {
        WidestWindow => new CpuFormPlan(Math.Min(step, 4), Accumulators: 1, SamplesPerGroup: 1),
        32 => new CpuFormPlan(Math.Min(step, 4), Math.Min(slots, 2), SamplesPerGroup: 2),
        _ => new CpuFormPlan(step, Math.Min(slots, 2), SamplesPerGroup: 2),
    };

    // The registers' size that holds a block. A block of 20 loads 32 inputs and picks among its own 20.
    private static int Window(int block)
    {
        int window = 4;
        while (window < block)
            window *= 2;

        return window <= WidestWindow ? window : 0;
    }

    private static int TailBlocks(LayerModel layer, int window)
    {
        int block = layer.Pattern.Block;
        int blocks = layer.Pattern.Blocks(layer.Shape.Inputs);

        // Where inputs are read one by one, a spare slot of a ragged block still reads padding.
        int reach = Math.Max(window, block);
        int inside = blocks;
        while (inside > 0 && ((inside - 1) * block) + reach > layer.Shape.Inputs)
            inside--;

        return blocks - inside;
    }
}
