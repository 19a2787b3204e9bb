using System.Collections.Generic;
using BalancedKernels;
using OfflineKernels;

namespace GpuBundle.Zoo;

/// <summary>Other shapes with 6 of every 32 weights kept, as Float16.</summary>
internal static partial class Float16Shapes
{
    public static IReadOnlyList<GpuLayer> Layers { get; } =
    [
        GpuLayer.Of<Square1024>(),
        GpuLayer.Of<Square8192>(),
        GpuLayer.Of<LlamaDown>(),
        GpuLayer.Of<LlamaUp>(),
        GpuLayer.Of<Ragged>(),
    ];

    [Linear(1024, 1024, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Square1024;

    [Linear(8192, 8192, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Square8192;

    /// <summary>The way down of a transformer with 4096 features.</summary>
    [Linear(11008, 4096, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class LlamaDown;

    /// <summary>The way up of a transformer with 4096 features.</summary>
    [Linear(4096, 14336, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class LlamaUp;

    /// <summary>A last block of 16 columns, and an activation.</summary>
    [Linear(784, 1000, WeightType = WeightType.Float16, Activation = Activation.Gelu, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Ragged;
}
