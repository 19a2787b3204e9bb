using System.Collections.Generic;
using System.Linq;
using BalancedKernels;

namespace SpeechDetection.Networks;

/// <summary>
/// The middle of the network, with kernels for 16, 12 and 8 of every 32 weights kept and for dense weights.
/// </summary>
internal static partial class Middle
{
    /// <summary>Gets the layers with nothing removed.</summary>
    public static SpeechKinds Dense { get; } = InPattern(Lstm.Descriptions.Count - 1);

    /// <summary>Gets the layers in each form: dense ones first, then sparser and sparser.</summary>
    public static IReadOnlyList<SpeechKinds> All { get; } =
        [Dense, .. Enumerable.Range(0, Lstm.Descriptions.Count - 1).Select(InPattern)];

    private static SpeechKinds InPattern(int form) => new(
        SpeechKinds.Convolution("conv1", Conv1.Descriptions[form], Conv1.Create, layer => layer.PackedBytes),
        SpeechKinds.Convolution("conv2", Conv2.Descriptions[form], Conv2.Create, layer => layer.PackedBytes),
        SpeechKinds.Convolution("conv3", Conv3.Descriptions[form], Conv3.Create, layer => layer.PackedBytes),
        SpeechKinds.Convolution("conv4", Conv4.Descriptions[form], Conv4.Create, layer => layer.PackedBytes),
        SpeechKinds.Recurrent("lstm_cell", Lstm.Descriptions[form], Lstm.Create, layer => layer.PackedBytes));

    [Conv1d(129, 128, 3, Padding = 1, Activation = Activation.Relu, Length = 4, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 16)]
    [BalancedSparse(Block = 32, Kept = 12)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Conv1;

    [Conv1d(128, 64, 3, Stride = 2, Padding = 1, Activation = Activation.Relu, Length = 4, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 16)]
    [BalancedSparse(Block = 32, Kept = 12)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Conv2;

    [Conv1d(64, 64, 3, Stride = 2, Padding = 1, Activation = Activation.Relu, Length = 2, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 16)]
    [BalancedSparse(Block = 32, Kept = 12)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Conv3;

    [Conv1d(64, 128, 3, Padding = 1, Activation = Activation.Relu, Length = 1, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 16)]
    [BalancedSparse(Block = 32, Kept = 12)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Conv4;

    [Lstm(128, 128, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 16)]
    [BalancedSparse(Block = 32, Kept = 12)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Lstm;
}
