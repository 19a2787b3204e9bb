using BalancedKernels;
using Programs.Layers;

namespace TextGeneration.Networks;

/// <summary>A block with 8 of every 32 weights kept, each in 16 bits.</summary>
internal static partial class Balanced32x8BFloat16
{
    public static BlockKinds Block { get; } = new(
        LayerKind.Of(QueryKeyValue.Descriptions[0], QueryKeyValue.Create, layer => layer.PackedBytes),
        LayerKind.Of(AttentionOutput.Descriptions[0], AttentionOutput.Create, layer => layer.PackedBytes),
        LayerKind.Of(Gate.Descriptions[0], Gate.Create, layer => layer.PackedBytes),
        LayerKind.Of(Up.Descriptions[0], Up.Create, layer => layer.PackedBytes),
        LayerKind.Of(Down.Descriptions[0], Down.Create, layer => layer.PackedBytes));

    [Linear(DecoderShape.Width, 3 * DecoderShape.Width, Bias = false, WeightType = WeightType.BFloat16)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class QueryKeyValue;

    [Linear(DecoderShape.Width, DecoderShape.Width, Bias = false, WeightType = WeightType.BFloat16)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class AttentionOutput;

    [
        Linear(
            DecoderShape.Width,
            DecoderShape.Inner,
            Bias = false,
            Activation = Activation.Silu,
            WeightType = WeightType.BFloat16)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Gate;

    [Linear(DecoderShape.Width, DecoderShape.Inner, Bias = false, WeightType = WeightType.BFloat16)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Up;

    [Linear(DecoderShape.Inner, DecoderShape.Width, Bias = false, WeightType = WeightType.BFloat16)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Down;
}
