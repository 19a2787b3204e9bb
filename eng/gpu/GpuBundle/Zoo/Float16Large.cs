using System.Collections.Generic;
using BalancedKernels;
using OfflineKernels;

namespace GpuBundle.Zoo;

/// <summary>
/// Matrices larger than any cache of a GPU, with weights as Float16: what reaches the memory's bandwidth is measured on
/// them.
/// </summary>
internal static partial class Float16Large
{
    public static IReadOnlyList<GpuLayer> Layers { get; } =
    [
        GpuLayer.Of<Square8192x32x16>(),
        GpuLayer.Of<Square8192x32x13>(),
        GpuLayer.Of<Square8192x32x10>(),
        GpuLayer.Of<Square8192x32x3>(),
        GpuLayer.Of<Tall16384x32x16>(),
        GpuLayer.Of<Tall16384x32x6>(),
        GpuLayer.Of<LlamaDown32x16>(),
        GpuLayer.Of<LlamaUp32x16>(),
    ];

    [Linear(8192, 8192, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class Square8192x32x16;

    [Linear(8192, 8192, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 13)]
    internal sealed partial class Square8192x32x13;

    [Linear(8192, 8192, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 10)]
    internal sealed partial class Square8192x32x10;

    [Linear(8192, 8192, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 3)]
    internal sealed partial class Square8192x32x3;

    [Linear(8192, 16384, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class Tall16384x32x16;

    [Linear(8192, 16384, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Tall16384x32x6;

    [Linear(11008, 4096, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class LlamaDown32x16;

    [Linear(4096, 14336, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class LlamaUp32x16;
}
