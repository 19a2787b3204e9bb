namespace BalancedKernels.Tests.Pattern;

// A layer of each kind with several patterns, and the same layers with one each, which the same weights must give the
// same bits.
[Linear(70, 33, Dense = true, Activation = Activation.Relu)]
[BalancedSparse(Block = 32, Kept = 16)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class Several;

[Linear(70, 33, Activation = Activation.Relu)]
internal sealed partial class SeveralDense;

[Linear(70, 33, Activation = Activation.Relu)]
[BalancedSparse(Block = 32, Kept = 16)]
internal sealed partial class Several32x16;

[Linear(70, 33, Activation = Activation.Relu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class Several32x6;

[Conv2d(4, 20, 3, Padding = 1, Dense = true)]
[BalancedSparse(Block = 9, Kept = 3)]
internal sealed partial class SeveralEdges;

[Conv2d(4, 20, 3, Padding = 1)]
[BalancedSparse(Block = 9, Kept = 3)]
internal sealed partial class Edges9x3;

[Conv2d(6, 6, 3, Groups = 6, Height = 8, Width = 8, Dense = true)]
[BalancedSparse(Block = 9, Kept = 3)]
internal sealed partial class SeveralDepthwise;

[Gru(20, 24, Layers = 2, Bidirectional = true, Dense = true)]
[BalancedSparse(Block = 8, Kept = 2)]
internal sealed partial class SeveralMemories;

[Gru(20, 24, Layers = 2, Bidirectional = true)]
[BalancedSparse(Block = 8, Kept = 2)]
internal sealed partial class Memories8x2;

[Linear(33, 5, Dense = true)]
[BalancedSparse(Block = 4, Kept = 2)]
internal sealed partial class SeveralScores;

[Sequential(typeof(Several), typeof(SeveralScores))]
internal sealed partial class SeveralChain;

// A matrix of 64 columns and one of 8: what is sparser for the one is not for both.
[Gru(64, 8, Dense = true)]
[BalancedSparse(Block = 8, Kept = 6)]
[BalancedSparse(Block = 32, Kept = 7)]
internal sealed partial class SeveralWidths;

// Names that generated members would have, taken by the user; 32:2 with a 2 behind it must not become 32:22.
[Linear(64, 4)]
[BalancedSparse(Block = 32, Kept = 2)]
[BalancedSparse(Block = 32, Kept = 22)]
internal sealed partial class Numbered
{
    public const int B32K2Kernels = 1;
}

// The names that generated members would have, taken by the user.
[Linear(8, 4, Dense = true)]
[BalancedSparse(Block = 4, Kept = 2)]
internal sealed partial class Crowded
{
    public const int B4K2Kernels = 1;

    public static int DenseKernels => 2;

    public int Descriptions { get; init; }
}
