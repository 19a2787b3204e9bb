using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Compiler.Plans;

/// <summary>
/// What differs between the instruction sets: the layout of the weights, how much is in registers at a time, and the
/// kernels.
/// </summary>
/// <param name="Tiles">
/// Tiles that the kernel for one sample takes at a time. Each is a sum of its own: a multiply-add takes four cycles,
/// and one starts in each.
/// </param>
/// <param name="GroupSamples">
/// Samples that the kernel for a few samples takes at a time; 1 where there is no such kernel.
/// </param>
/// <param name="GroupTiles">Tiles that the kernel for a few samples takes at a time.</param>
/// <param name="LoopsOverGroups">
/// Whether the full index words of a block are a loop; otherwise all slots are written out.
/// </param>
/// <param name="Panels">The kernels for many samples, widest first.</param>
/// <param name="Layout">The layout of the weights that this form reads.</param>
internal sealed record CpuInstructionSetPlan(
    int Tiles,
    int GroupSamples,
    int GroupTiles,
    bool LoopsOverGroups,
    IReadOnlyList<CpuPanelPlan> Panels,
    WeightLayout Layout)
{
    /// <summary>Gets the kernels, in the order in which they are chosen.</summary>
    public IReadOnlyList<CpuKernelPlan> Kernels { get; init; } = [];

    /// <summary>Gets the row tiles of one work item.</summary>
    public int TilesPerItem { get; init; }

    /// <summary>Gets whether kernels decode infinity and NaN.</summary>
    public bool DecodesNonFinite { get; init; }

    /// <summary>Gets how many groups of a block are full and alike: the iterations of a loop over them.</summary>
    public int FullGroups =>
        Layout.Groups.TakeWhile(group =>
            group.WordBytes == (Layout.Indices == IndexFormat.Bytes ? 2 : 4)
                && group.Slots == Layout.Groups[0].Slots).Count();
}
