using BalancedKernels;

namespace Consumer;

/// <summary>A ragged last block: 70 inputs are two blocks of 32 and one of 6.</summary>
[Linear(70, 33, Activation = Activation.Relu)]
[BalancedSparse(Block = 32, Ratio = 0.8)]
internal sealed partial class Hidden;

/// <summary>No fast path: inputs are read one by one.</summary>
[Linear(33, 5, WeightType = WeightType.BFloat16, Bias = false)]
[BalancedSparse(Block = 11, Kept = 3)]
internal sealed partial class Scores;
