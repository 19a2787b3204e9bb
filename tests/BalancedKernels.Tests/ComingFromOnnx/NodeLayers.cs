namespace BalancedKernels.Tests.ComingFromOnnx;

[Linear(4, 5)]
internal sealed partial class GemmAllAttributes;

[Linear(7, 4)]
internal sealed partial class GemmVectorBias;

[Linear(4, 3, Bias = false)]
internal sealed partial class MatMul2d;

[Conv2d(1, 1, 3, Stride = 2, PaddingHeight = 1, Height = 7, Width = 5, Bias = false)]
internal sealed partial class ConvPaddedRows;

[Conv2d(1, 1, 3, Stride = 2, Padding = 1, Height = 5, Width = 5, Bias = false)]
internal sealed partial class ConvSame;

[Lstm(3, 4)]
internal sealed partial class LstmInitialBias;

[MaxPool2d(3, 32, 32, 2, Stride = 1)]
internal sealed partial class MaxPoolDefault;

[MaxPool2d(3, 33, 33, 2, Stride = 1)]
internal sealed partial class MaxPoolSameUpper;

[MaxPool1d(3, 32, 2, Stride = 1)]
internal sealed partial class MaxPool1dDefault;

[AvgPool1d(3, 32, 2, Stride = 1, CountPadding = false)]
internal sealed partial class AveragePool1dDefault;

[AvgPool2d(1, 5, 5, 5, Stride = 1, Padding = 2, CountPadding = false)]
internal sealed partial class AveragePoolPads;

[AvgPool2d(1, 5, 5, 5, Stride = 1, Padding = 2)]
internal sealed partial class AveragePoolCountPads;

[MaxPool2d(1, 5, 5, 3, Stride = 2)]
internal sealed partial class MaxPoolCeil;

[AvgPool2d(3, 33, 33, 2, Stride = 1)]
internal sealed partial class AveragePoolSameUpper;

[AvgPool2d(3, 32, 32, 3, Stride = 1)]
internal sealed partial class AveragePoolWidePads;

[AdaptiveAvgPool2d(3, 5, 5, 1, 1)]
internal sealed partial class GlobalAveragePool;

[MaxPool2d(3, 5, 5, 5)]
internal sealed partial class GlobalMaxPool;
