namespace BalancedKernels.Gpu.Tests.Layers;

// Every kind of packing, of plan, of precision and of activation at least once, in shapes small enough for
// a simulated GPU. They stand together because what matters is what they are beside each other.

// One load a cell.
[Linear(1024, 48, WeightType = WeightType.Float16, Activation = Activation.Relu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class Half32K6Wide;

[Linear(1000, 33, WeightType = WeightType.BFloat16, Bias = false, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class BFloat32K6;

// Seven words: four rows a load.
[Linear(784, 40, Activation = Activation.Gelu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class Float32K6;

// Four chunks, unrolled.
[Linear(4096, 20, WeightType = WeightType.Float16, Activation = Activation.Silu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class Half32K6Chunks;

// Three chunks, the last of one ragged cell.
[Linear(2050, 17, Activation = Activation.Tanh, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class Float32K6Ragged;

// Two stages.
[Linear(9000, 9, WeightType = WeightType.BFloat16, Activation = Activation.Sigmoid, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class BFloat32K6Stages;

// One row of one block.
[Linear(32, 1, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class Half32K6Row;

// One ragged block.
[Linear(31, 5, Activation = Activation.GeluTanh, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class Float32K6Block;

// One column.
[Linear(1, 3, WeightType = WeightType.Float16, Activation = Activation.Relu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class Half32K6Column;

// More tiles than groups.
[Linear(64, 700, WeightType = WeightType.Float16, Activation = Activation.Gelu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class Half32K6Tiles;

// Indices in the spare half word.
[Linear(387, 33, WeightType = WeightType.Float16, Activation = Activation.Tanh, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 3)]
internal sealed partial class Half32K3;

[Linear(200, 16, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 1)]
internal sealed partial class Float32K1;

// A bitmask.
[Linear(500, 12, WeightType = WeightType.BFloat16, Activation = Activation.Silu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 10)]
internal sealed partial class BFloat32K10;

// A bitmask.
[Linear(300, 20, WeightType = WeightType.Float16, Activation = Activation.GeluTanh, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 16)]
internal sealed partial class Half32K16;

// A bitmask, nearly dense.
[Linear(64, 6, Activation = Activation.Relu, Bias = false, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 31)]
internal sealed partial class Float32K31;

// 2:4 sparsity.
[Linear(128, 64, Activation = Activation.Tanh, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 4, Kept = 2)]
internal sealed partial class Float4K2;

[Linear(100, 20, WeightType = WeightType.Float16, Activation = Activation.Sigmoid, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 4, Kept = 1)]
internal sealed partial class Half4K1;

// A bitmask.
[Linear(50, 10, WeightType = WeightType.BFloat16, Activation = Activation.Gelu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 4, Kept = 3)]
internal sealed partial class BFloat4K3;

// 2:4 sparsity as mma.sp takes it, in whole chunks of four cells.
[Linear(1024, 45, WeightType = WeightType.Float16, Activation = Activation.Relu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 4, Kept = 2)]
internal sealed partial class Half4K2;

// The same with a ragged block, a ragged cell and a ragged chunk.
[Linear(198, 9, WeightType = WeightType.BFloat16, Bias = false, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 4, Kept = 2)]
internal sealed partial class BFloat4K2;

[Linear(96, 24, WeightType = WeightType.Float16, Activation = Activation.Relu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 8, Kept = 2)]
internal sealed partial class Half8K2;

// A bitmask.
[Linear(100, 37, Activation = Activation.Silu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 8, Kept = 4)]
internal sealed partial class Float8K4;

[Linear(387, 21, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 16, Kept = 3)]
internal sealed partial class Half16K3;

// A bitmask.
[Linear(64, 16, WeightType = WeightType.BFloat16, Activation = Activation.GeluTanh, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 16, Kept = 8)]
internal sealed partial class BFloat16K8;

// Cells of 64 columns, two chunks.
[Linear(3000, 10, WeightType = WeightType.Float16, Activation = Activation.Gelu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 64, Kept = 9)]
internal sealed partial class Half64K9;

// A bitmask of 64 bits.
[Linear(700, 18, Activation = Activation.Sigmoid, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 64, Kept = 30)]
internal sealed partial class Float64K30;

[
    Linear(
        65,
        7,
        WeightType = WeightType.BFloat16,
        Activation = Activation.Relu,
        Bias = false,
        Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 64, Kept = 1)]
internal sealed partial class BFloat64K1;

[Linear(700, 20, Activation = Activation.Relu, Targets = KernelTargets.Gpu)]
internal sealed partial class FloatDense;

// Three chunks.
[Linear(2500, 10, WeightType = WeightType.Float16, Activation = Activation.Tanh, Targets = KernelTargets.Gpu)]
internal sealed partial class HalfDense;

[Linear(33, 9, WeightType = WeightType.BFloat16, Bias = false, Targets = KernelTargets.Gpu)]
internal sealed partial class BFloatDense;

// Five chunks: a loop.
[Linear(5000, 5, WeightType = WeightType.Float16, Activation = Activation.Silu, Targets = KernelTargets.Gpu)]
internal sealed partial class HalfDenseLoop;

// No power of two: the general kernel.
[Linear(250, 20, WeightType = WeightType.Float16, Activation = Activation.Relu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 15, Kept = 4)]
internal sealed partial class Half15K4;

// The general kernel.
[Linear(387, 13, Activation = Activation.Gelu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 100, Kept = 7)]
internal sealed partial class Float100K7;

// The general kernel.
[Linear(30, 8, WeightType = WeightType.BFloat16, Activation = Activation.GeluTanh, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 2, Kept = 1)]
internal sealed partial class BFloat2K1;

// The general kernel.
[Linear(1000, 6, WeightType = WeightType.Float16, Activation = Activation.Sigmoid, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 256, Kept = 20)]
internal sealed partial class Half256K20;
