using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Compiler.Plans;

/// <summary>What differs between the instruction sets: how much is in registers at a time, and from how many samples on panels are used.</summary>
/// <param name="Tiles">Tiles that the kernel for one sample takes at a time. Each is a sum of its own: a multiply-add takes four cycles, and one starts in each.</param>
/// <param name="GroupSamples">Samples that the kernel for a few samples takes at a time; 1 where there is no such kernel.</param>
/// <param name="GroupTiles">Tiles that the kernel for a few samples takes at a time.</param>
/// <param name="LoopsOverGroups">Whether the full index words of a block are a loop; otherwise all slots are written out.</param>
/// <param name="LeastPanelSamples">Samples from which on a panel that is not full is faster than the kernels above.</param>
/// <param name="Panels">The kernels for many samples, widest first.</param>
internal sealed record CpuFormPlan(
    int Tiles,
    int GroupSamples,
    int GroupTiles,
    bool LoopsOverGroups,
    int LeastPanelSamples,
    IReadOnlyList<CpuPanelPlan> Panels)
{
    /// <summary>Gets how a block's indices stand in the weights that this form reads.</summary>
    public CpuIndices Indices { get; init; }

    /// <summary>Gets how the slots of a block share index words; for a dense layer, two columns.</summary>
    public IReadOnlyList<CpuSlotGroup> Groups { get; init; } = [new CpuSlotGroup(0, 2, 0)];

    /// <summary>Gets how many groups of a block are full and alike: what a loop over them goes through.</summary>
    public int FullGroups => Groups.TakeWhile(group => group.WordBytes == (Indices == CpuIndices.Bytes ? 2 : 4) && group.Slots == Groups[0].Slots).Count();
}
