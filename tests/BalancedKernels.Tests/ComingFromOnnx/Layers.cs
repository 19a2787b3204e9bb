namespace BalancedKernels.Tests.ComingFromOnnx;

[Linear(6, 6)]
internal sealed partial class Square;

[Linear(12, 6, Bias = false)]
internal sealed partial class FlattenedImages;

// pads = [0, 2, 1, 0], kernel_shape = [3, 3], strides = [2, 2], group = 2
[Conv2d(4, 6, 4, 5, Stride = 2, Groups = 2, PaddingHeight = 1, PaddingWidth = 2, Height = 6, Width = 7)]
internal sealed partial class UnequalPads;

// The same convolution of images of 6 x 7, padded before
[Conv2d(4, 6, 3, Stride = 2, Groups = 2, Height = 7, Width = 9)]
internal sealed partial class PaddedBefore;

// pads = [3, 1], dilations = [2]
[Conv1d(2, 3, 3, PaddingBefore = 3, PaddingAfter = 1, Dilation = 2, Length = 9)]
internal sealed partial class UnequalEnds;

// direction = bidirectional, hidden_size = 5
[Lstm(3, 5, Bidirectional = true)]
internal sealed partial class Memory;

// linear_before_reset = 1, hidden_size = 4
[Gru(3, 4)]
internal sealed partial class Gated;

[Linear(7, 8, Activation = Activation.Sigmoid)]
internal sealed partial class UpdateAndReset;

[Linear(7, 4, Activation = Activation.Tanh)]
internal sealed partial class Candidate;

[MaxPool2d(2, 6, 7, 3, Stride = 1)]
internal sealed partial class StepsOfOne;

// pads = [0, 0, 1, 2] of images of 6 x 7, padded before
[MaxPool2d(2, 7, 9, 3, Stride = 2)]
internal sealed partial class PaddedMaximum;

[AvgPool2d(2, 7, 9, 3, Stride = 2)]
internal sealed partial class PaddedMean;

[AvgPool2d(2, 6, 7, 3, Stride = 2, Padding = 1, CountPadding = false)]
internal sealed partial class MeanOfInputs;

[AvgPool2d(2, 6, 7, 3, Stride = 2, Padding = 1)]
internal sealed partial class MeanOfWindows;

[MaxPool2d(2, 6, 7, 7, KernelHeight = 6)]
internal sealed partial class GlobalMaximum;

[AdaptiveAvgPool2d(2, 6, 7, 1, 1)]
internal sealed partial class GlobalMean;

[BatchNorm(3, 4, 5, Epsilon = 1e-2)]
internal sealed partial class Normalized;

// axis = 1 of [batch, 3, 5]
[LayerNorm(15, Epsilon = 1e-1)]
internal sealed partial class NormOfTwoAxes;

[RmsNorm(4, Epsilon = 1e-5)]
internal sealed partial class RootMeanSquare;

// GroupNorm(num_groups = 2, num_channels = 4) of [batch, 4, 2, 3]
[LayerNorm(12, Bias = false)]
internal sealed partial class EachGroup;

[BatchNorm(4, 2, 3)]
internal sealed partial class EachChannel;

// axis = 1 of [3, 4, 5]
[Softmax(4)]
internal sealed partial class Shares;

[LogSoftmax(5)]
internal sealed partial class LogShares;

[Embedding(5, 24, Tokens = 3)]
internal sealed partial class Table;

[PixelShuffle(8, 2, 3, 2)]
internal sealed partial class Larger;

[Flatten(4, 3, 2)]
internal sealed partial class Flat;

[Activation(Activation.Gelu, 3, 4, 5)]
internal sealed partial class ExactGelu;

[Activation(Activation.GeluTanh, 3, 4, 5)]
internal sealed partial class TanhGelu;

[Activation(Activation.Silu, 3)]
internal sealed partial class Swish;
