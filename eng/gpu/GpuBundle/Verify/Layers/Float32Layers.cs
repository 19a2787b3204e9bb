using System.Collections.Generic;
using BalancedKernels;
using OfflineKernels;

namespace GpuBundle.Verify.Layers;

/// <summary>
/// Weights as Float32: every fast pattern of the zoo, dense and a general block, in shapes that leave remains.
/// </summary>
public static partial class Float32Layers
{
    public static IReadOnlyList<GpuLayer> All { get; } =
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
        GpuLayer.Of<Balanced20x5>(),
    ];

    [Linear(1000, 100, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 16)]
    public sealed partial class Balanced32x16;

    [Linear(387, 65, Activation = Activation.Relu, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 13)]
    public sealed partial class Balanced32x13;

    [Linear(2050, 33, Activation = Activation.Gelu, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 10)]
    public sealed partial class Balanced32x10;

    [Linear(1024, 129, Activation = Activation.GeluTanh, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 6)]
    public sealed partial class Balanced32x6;

    [Linear(784, 96, Bias = false, Activation = Activation.Silu, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 4)]
    public sealed partial class Balanced32x4;

    [Linear(4096, 40, Activation = Activation.Sigmoid, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 32, Kept = 3)]
    public sealed partial class Balanced32x3;

    [Linear(500, 77, Activation = Activation.Tanh, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 16, Kept = 4)]
    public sealed partial class Balanced16x4;

    [Linear(1023, 64, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 16, Kept = 2)]
    public sealed partial class Balanced16x2;

    [Linear(96, 130, Activation = Activation.Relu, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 8, Kept = 2)]
    public sealed partial class Balanced8x2;

    [Linear(770, 50, Bias = false, Activation = Activation.Gelu, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 4, Kept = 2)]
    public sealed partial class Balanced4x2;

    [Linear(3000, 34, Activation = Activation.GeluTanh, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 64, Kept = 12)]
    public sealed partial class Balanced64x12;

    [Linear(1217, 70, Activation = Activation.Silu, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 64, Kept = 3)]
    public sealed partial class Balanced64x3;

    [Linear(700, 60, Activation = Activation.Sigmoid, Targets = KernelTargets.Gpu)]
    public sealed partial class Dense;

    [Linear(390, 50, Activation = Activation.Tanh, Targets = KernelTargets.Gpu)]
    [BalancedSparse(Block = 20, Kept = 5)]
    public sealed partial class Balanced20x5;
}
