namespace BalancedKernels.Tests.Pattern;

// A layer of each kind with several patterns, and the same layers with one each, which the same weights must give the same bits.
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

// The names that generated members would have, taken by the user.
[Linear(8, 4, Dense = true)]
[BalancedSparse(Block = 4, Kept = 2)]
internal sealed partial class Crowded
{
    public const int B4K2 = 1;

    public static int Dense => 2;

    public int Descriptions { get; init; }
}
