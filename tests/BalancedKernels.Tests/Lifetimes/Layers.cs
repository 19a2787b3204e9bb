namespace BalancedKernels.Tests.Lifetimes;

[Linear(70, 48)]
[BalancedSparse(Block = 16, Kept = 3)]
internal sealed partial class Sparse;

[Linear(70, 48, WeightType = WeightType.BFloat16, Bias = false)]
internal sealed partial class DenseHalf;

/// <summary>More than a huge page of weights.</summary>
[Linear(1024, 768)]
internal sealed partial class Large;

[Conv1d(3, 8, 3, Length = 9)]
internal sealed partial class Sequences;

[Conv2d(4, 8, 3, Groups = 2, Height = 12, Width = 12)]
internal sealed partial class Groups;

[Conv2d(4, 4, 3, Stride = 2, Groups = 4, Height = 9, Width = 9)]
internal sealed partial class Depthwise;

[Lstm(8, 20)]
internal sealed partial class Memory;

[Gru(8, 20, Layers = 2, Bidirectional = true)]
internal sealed partial class BothWays;

[MaxPool2d(2, 6, 8, 2)]
internal sealed partial class Pool;

[AdaptiveAvgPool2d(2, 6, 8, 2, 2)]
internal sealed partial class Means;

[LayerNorm(12)]
internal sealed partial class Norm;

[BatchNorm(3, 2, 2)]
internal sealed partial class ChannelNorm;

[Softmax(48)]
internal sealed partial class Shares;

[Embedding(9, 4, Tokens = 2)]
internal sealed partial class Words;

[Flatten(2, 3, 4)]
internal sealed partial class Flat;

[PixelShuffle(8, 3, 3, 2)]
internal sealed partial class Shuffle;

[Activation(Activation.Tanh, 7)]
internal sealed partial class Tanh;

[Sequential(typeof(Sparse), typeof(Shares))]
internal sealed partial class Chain;
