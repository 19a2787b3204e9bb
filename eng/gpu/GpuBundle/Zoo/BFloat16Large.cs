using System.Collections.Generic;
using BalancedKernels;
using OfflineKernels;

namespace GpuBundle.Zoo;

/// <summary>
/// Matrices larger than any cache of a GPU, with weights as BFloat16: what reaches the memory's bandwidth is measured
/// on them.
/// </summary>
internal static partial class BFloat16Large
{
    public static IReadOnlyList<GpuLayer> Layers { get; } =
    [
        GpuLayer.Of<Square8192x32x6>(),
        GpuLayer.Of<Tall16384x32x6>(),
    ];

    [Linear(8192, 8192, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Square8192x32x6;

    [Linear(8192, 16384, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Tall16384x32x6;
}
