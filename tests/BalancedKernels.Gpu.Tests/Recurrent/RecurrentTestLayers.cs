namespace BalancedKernels.Gpu.Tests.Recurrent;

// Both kinds, products that share kernels and products that do not, whole bands and others, 16 bits and 32.

// Three products of three shapes.
[Lstm(40, 20, Layers = 2, Bidirectional = true, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 8, Kept = 2)]
internal sealed partial class LstmStack;

// Whole bands, no biases.
[Gru(33, 48, WeightType = WeightType.Float16, Bias = false, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class GruHalf;

// Dense; one shape for all products.
[Gru(21, 21, Layers = 3, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
internal sealed partial class GruDense;

// One unit.
[Lstm(3, 1)]
internal sealed partial class LstmUnit;
