using BalancedKernels;
using Programs.Layers;

namespace TextGeneration.Networks;

/// <summary>A block with 16 of every 32 weights kept: 50% removed.</summary>
internal static partial class Balanced32x16
{
    public static BlockKinds Block { get; } = new(
        LayerKind.Of(QueryKeyValue.Description, QueryKeyValue.Create, layer => layer.PackedBytes),
        LayerKind.Of(AttentionOutput.Description, AttentionOutput.Create, layer => layer.PackedBytes),
        LayerKind.Of(Gate.Description, Gate.Create, layer => layer.PackedBytes),
        LayerKind.Of(Up.Description, Up.Create, layer => layer.PackedBytes),
        LayerKind.Of(Down.Description, Down.Create, layer => layer.PackedBytes));

    [Linear(DecoderShape.Width, 3 * DecoderShape.Width, Bias = false)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class QueryKeyValue;

    [Linear(DecoderShape.Width, DecoderShape.Width, Bias = false)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class AttentionOutput;

    [Linear(DecoderShape.Width, DecoderShape.Inner, Bias = false, Activation = Activation.Silu)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class Gate;

    [Linear(DecoderShape.Width, DecoderShape.Inner, Bias = false)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class Up;

    [Linear(DecoderShape.Inner, DecoderShape.Width, Bias = false)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class Down;
}
