namespace BalancedKernels.Gpu.Tests.Chains;

[MaxPool2d(2, 4, 6, 2)]
internal sealed partial class ChainPool;

[Flatten(2, 2, 3)]
internal sealed partial class ChainFlat;

[Linear(12, 40, Activation = Activation.Relu)]
[BalancedSparse(Block = 4, Kept = 2)]
internal sealed partial class ChainFirst;

[Linear(40, 70)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class ChainSecond;

[BatchNorm(70)]
internal sealed partial class ChainNorm;

[Linear(70, 5)]
internal sealed partial class ChainLast;

[Softmax(5)]
internal sealed partial class ChainShares;

[
    Sequential(
        typeof(ChainPool),
        typeof(ChainFlat),
        typeof(ChainFirst),
        typeof(ChainSecond),
        typeof(ChainNorm),
        typeof(ChainLast),
        typeof(ChainShares))]
internal sealed partial class Chain;
