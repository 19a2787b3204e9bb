namespace BalancedKernels.Cuda.Tests.Layers;

// Kernels for one sample, for a few and for tensor cores.
[Linear(256, 96, WeightType = WeightType.Float16, Activation = Activation.Relu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class HalfLayer;

// Takes what HalfLayer gives. No kernels for tensor cores.
[Linear(96, 20, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class FloatLayer;

// Enough columns that groups share them out.
[Linear(4096, 64, WeightType = WeightType.BFloat16, Bias = false, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class LongLayer;

// Two of every four columns.
[Linear(128, 40, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 4, Kept = 2)]
internal sealed partial class PairedLayer;

// More tiles of rows than an H100 holds groups.
[Linear(4096, 6416, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class TallLayer;

[Sequential(typeof(HalfLayer), typeof(FloatLayer))]
internal sealed partial class TwoLayers;

// Two layers, whose products have two shapes.
[Lstm(24, 20, Layers = 2, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 8, Kept = 2)]
internal sealed partial class MemoryLayer;

// Positions of a batch are samples enough for tensor cores; a row is two cells and a ragged end.
[
    Conv2d(
        8,
        20,
        3,
        Padding = 1,
        WeightType = WeightType.Float16,
        Activation = Activation.Relu,
        Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class ImageLayer;

// Two groups on images of one size, which are written where they belong.
[
    Conv2d(
        16, 24, 3, Padding = 1, Groups = 2, Height = 3, Width = 4, WeightType = WeightType.Float16,
        Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class FixedImageLayer;
