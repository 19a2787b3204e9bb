using BalancedKernels;

namespace SpeechDetection.Networks;

/// <summary>The middle of the network with 8 of every 32 weights kept: 75% removed.</summary>
internal static partial class Balanced32x8
{
    public static SpeechKinds Kinds { get; } = new(
        SpeechKinds.Convolution("conv1", Conv1.Description, Conv1.Create, layer => layer.PackedBytes),
        SpeechKinds.Convolution("conv2", Conv2.Description, Conv2.Create, layer => layer.PackedBytes),
        SpeechKinds.Convolution("conv3", Conv3.Description, Conv3.Create, layer => layer.PackedBytes),
        SpeechKinds.Convolution("conv4", Conv4.Description, Conv4.Create, layer => layer.PackedBytes),
        SpeechKinds.Recurrent("lstm_cell", Lstm.Description, Lstm.Create, layer => layer.PackedBytes));

    [Conv1d(129, 128, 3, Padding = 1, Activation = Activation.Relu, Length = 4)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Conv1;

    [Conv1d(128, 64, 3, Stride = 2, Padding = 1, Activation = Activation.Relu, Length = 4)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Conv2;

    [Conv1d(64, 64, 3, Stride = 2, Padding = 1, Activation = Activation.Relu, Length = 2)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Conv3;

    [Conv1d(64, 128, 3, Padding = 1, Activation = Activation.Relu, Length = 1)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Conv4;

    [Lstm(128, 128)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Lstm;
}
