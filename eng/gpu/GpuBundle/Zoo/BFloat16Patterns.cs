using System.Collections.Generic;
using BalancedKernels;
using OfflineKernels;

namespace GpuBundle.Zoo;

/// <summary>
/// A matrix of 4096 x 4096 with weights as BFloat16: every fast pattern from 50% to 95% removed, and dense.
/// </summary>
internal static partial class BFloat16Patterns
{
    public static IReadOnlyList<GpuLayer> Layers { get; } =
    [
        GpuLayer.Of<Balanced32x16>(),
        GpuLayer.Of<Balanced32x13>(),
        GpuLayer.Of<Balanced32x10>(),
        GpuLayer.Of<Balanced32x6>(),
        GpuLayer.Of<Balanced32x4>(),
        GpuLayer.Of<Balanced32x3>(),
        GpuLayer.Of<Balanced16x4>(),
        GpuLayer.Of<Balanced16x2>(),
        GpuLayer.Of<Balanced8x2>(),
        GpuLayer.Of<Balanced4x2>(),
        GpuLayer.Of<Balanced64x12>(),
        GpuLayer.Of<Balanced64x3>(),
        GpuLayer.Of<Dense>(),
    ];

    [Linear(4096, 4096, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class Balanced32x16;

    [Linear(4096, 4096, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 13)]
    internal sealed partial class Balanced32x13;

    [Linear(4096, 4096, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 10)]
    internal sealed partial class Balanced32x10;

    [Linear(4096, 4096, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Balanced32x6;

    [Linear(4096, 4096, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 4)]
    internal sealed partial class Balanced32x4;

    [Linear(4096, 4096, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 3)]
    internal sealed partial class Balanced32x3;

    [Linear(4096, 4096, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 16, Kept = 4)]
    internal sealed partial class Balanced16x4;

    [Linear(4096, 4096, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 16, Kept = 2)]
    internal sealed partial class Balanced16x2;

    [Linear(4096, 4096, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 8, Kept = 2)]
    internal sealed partial class Balanced8x2;

    [Linear(4096, 4096, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 4, Kept = 2)]
    internal sealed partial class Balanced4x2;

    [Linear(4096, 4096, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 64, Kept = 12)]
    internal sealed partial class Balanced64x12;

    [Linear(4096, 4096, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 64, Kept = 3)]
    internal sealed partial class Balanced64x3;

    [Linear(4096, 4096, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
    internal sealed partial class Dense;
}
