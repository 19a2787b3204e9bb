namespace BalancedKernels.Cuda.Tests.Layers;

// Kernels for one sample, for a few and for tensor cores.
[Linear(256, 96, Weights = Precision.Float16, Activation = Activation.Relu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class HalfLayer;

// Takes what HalfLayer gives. No kernels for tensor cores.
[Linear(96, 20)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class FloatLayer;

// Enough columns that groups share them out.
[Linear(4096, 64, Weights = Precision.BFloat16, Bias = false)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class LongLayer;
