namespace BalancedKernels.Tests.Operations;

[MaxPool2d(2, 6, 9, 3, Stride = 2, Padding = 1)]
internal sealed partial class Pool1;

[LayerNorm(5)]
internal sealed partial class Norm1;

[BatchNorm(3, 2, 2, Epsilon = 0.5)]
internal sealed partial class BatchNorm1;

[Embedding(9, 4, Tokens = 2, WeightType = WeightType.Float16)]
internal sealed partial class Words1;

[Activation(Activation.Tanh, 7)]
internal sealed partial class Tanh1;
