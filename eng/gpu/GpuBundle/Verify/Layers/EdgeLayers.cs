using System.Collections.Generic;
using BalancedKernels;
using OfflineKernels;

namespace GpuBundle.Verify.Layers;

/// <summary>Shapes and patterns at the ends of what there is.</summary>
public static partial class EdgeLayers
{
    public static IReadOnlyList<GpuLayer> All { get; } =
    [
        GpuLayer.Of<OneRow>(),
        GpuLayer.Of<OneColumn>(),
        GpuLayer.Of<OneBlock>(),
        GpuLayer.Of<FewColumns>(),
        GpuLayer.Of<Tall>(),
        GpuLayer.Of<Wide>(),
        GpuLayer.Of<Stages>(),
        GpuLayer.Of<DenseLoop>(),
        GpuLayer.Of<NearlyDense>(),
        GpuLayer.Of<OneOf32>(),
        GpuLayer.Of<OneOf4>(),
        GpuLayer.Of<ThreeOf4>(),
        GpuLayer.Of<ThreeOf16>(),
        GpuLayer.Of<Half16>(),
        GpuLayer.Of<ThirtyOf64>(),
        GpuLayer.Of<OneOf64>(),
        GpuLayer.Of<Block2>(),
        GpuLayer.Of<Block15>(),
        GpuLayer.Of<Block100>(),
        GpuLayer.Of<Block256>(),
    ];

    /// <summary>One row of one block.</summary>
    [Linear(32, 1, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    public sealed partial class OneRow;

    /// <summary>One column.</summary>
    [Linear(1, 3, WeightType = WeightType.Float16, Activation = Activation.Relu, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    public sealed partial class OneColumn;

    /// <summary>One ragged block.</summary>
    [Linear(31, 5, Activation = Activation.GeluTanh, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    public sealed partial class OneBlock;

    /// <summary>Few columns: lanes of a warp share out rows.</summary>
    [Linear(64, 700, WeightType = WeightType.Float16, Activation = Activation.Gelu, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    public sealed partial class FewColumns;

    /// <summary>More tiles than a large device holds groups.</summary>
    [Linear(64, 70000, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    public sealed partial class Tall;

    /// <summary>Columns that groups share out, in several stages.</summary>
    [
        Linear(
            20000,
            64,
            WeightType = WeightType.Float16,
            Bias = false,
            Activation = Activation.Silu,
            Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    public sealed partial class Wide;

    /// <summary>Two stages.</summary>
    [Linear(9000, 9, WeightType = WeightType.BFloat16, Activation = Activation.Sigmoid, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    public sealed partial class Stages;

    /// <summary>Dense rows that are a loop of five chunks.</summary>
    [Linear(5000, 5, WeightType = WeightType.Float16, Activation = Activation.Silu, Targets = KernelTargets.Gpu)]
    public sealed partial class DenseLoop;

    /// <summary>A bitmask that is nearly full.</summary>
    [Linear(64, 6, Bias = false, Activation = Activation.Relu, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 31)]
    public sealed partial class NearlyDense;

    /// <summary>One weight of a block.</summary>
    [Linear(200, 16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 1)]
    public sealed partial class OneOf32;

    /// <summary>One weight of a small block.</summary>
    [Linear(100, 20, WeightType = WeightType.Float16, Activation = Activation.Sigmoid, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 4, Kept = 1)]
    public sealed partial class OneOf4;

    /// <summary>A bitmask of a small block.</summary>
    [Linear(50, 10, WeightType = WeightType.BFloat16, Activation = Activation.Gelu, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 4, Kept = 3)]
    public sealed partial class ThreeOf4;

    /// <summary>An odd number of slots.</summary>
    [Linear(387, 21, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 16, Kept = 3)]
    public sealed partial class ThreeOf16;

    /// <summary>A bitmask of a block of 16.</summary>
    [Linear(64, 16, WeightType = WeightType.BFloat16, Activation = Activation.GeluTanh, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 16, Kept = 8)]
    public sealed partial class Half16;

    /// <summary>A bitmask of 64 bits.</summary>
    [Linear(700, 18, Activation = Activation.Sigmoid, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 64, Kept = 30)]
    public sealed partial class ThirtyOf64;

    /// <summary>One weight of a large block, and one column in the last.</summary>
    [
        Linear(
            65,
            7,
            WeightType = WeightType.BFloat16,
            Bias = false,
            Activation = Activation.Relu,
            Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 64, Kept = 1)]
    public sealed partial class OneOf64;

    /// <summary>The smallest block.</summary>
    [Linear(30, 8, WeightType = WeightType.BFloat16, Activation = Activation.GeluTanh, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 2, Kept = 1)]
    public sealed partial class Block2;

    /// <summary>An odd block.</summary>
    [Linear(250, 20, WeightType = WeightType.Float16, Activation = Activation.Relu, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 15, Kept = 4)]
    public sealed partial class Block15;

    /// <summary>A large block.</summary>
    [Linear(387, 13, Activation = Activation.Gelu, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 100, Kept = 7)]
    public sealed partial class Block100;

    /// <summary>The largest block.</summary>
    [Linear(1000, 6, WeightType = WeightType.Float16, Activation = Activation.Tanh, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 256, Kept = 20)]
    public sealed partial class Block256;
}
