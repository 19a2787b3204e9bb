using System.Collections.Generic;
using BalancedKernels;
using OfflineKernels;

namespace GpuBundle.Zoo;

/// <summary>A block that is no power of two: the kernel that reads its inputs one by one.</summary>
internal static partial class GeneralPatterns
{
    public static IReadOnlyList<GpuLayer> Layers { get; } = [GpuLayer.Of<Balanced20x5>()];

    [Linear(4096, 4096, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 20, Kept = 5)]
    internal sealed partial class Balanced20x5;
}
