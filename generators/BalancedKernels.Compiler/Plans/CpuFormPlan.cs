using System.Collections.Generic;

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
    IReadOnlyList<CpuPanelPlan> Panels);
