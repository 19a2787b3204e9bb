extern alias generator;
using System.Linq;
using BalancedKernels.CompilerServices;
using Compiler = generator::BalancedKernels;
using Planned = generator::BalancedKernels.CompilerServices;
using Planner = generator::BalancedKernels.Compiler.Plans.WeightLayoutPlanner;

namespace BalancedKernels.Kernels.Tests;

/// <summary>Layouts as the compiler plans them, in the types of the runtime.</summary>
internal static class PlannedLayout
{
    public static WeightLayout Of(int inputs, BalancedPattern pattern, WeightType weights, IndexFormat indices)
    {
        Planned.WeightLayout planned = Planner.Plan(
            inputs,
            new Compiler.BalancedPattern(pattern.Block, pattern.Kept),
            Planned.ValueFormat.Of((Compiler.WeightType)weights),
            (Planned.IndexFormat)indices);
        return new WeightLayout(
            planned.Version,
            planned.TileRows,
            planned.Blocks,
            planned.SlotsPerBlock,
            planned.BlockWords,
            (IndexFormat)planned.Indices,
            planned.IndexBits,
            new ValueFormat(
                planned.Values.Bits, (ValueEncoding)planned.Values.Encoding, (ScaleGranularity)planned.Values.Scale),
            [.. planned.Groups.Select(group => new SlotGroup(
                group.FirstSlot, group.Slots, group.WordBytes, group.IndexWord, group.ValueWord, group.BeginsInPair,
                group.EndsInPair))]);
    }
}
