using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Programs.Layers;

namespace TextGeneration.Networks;

/// <summary>A block's products, with kernels for 16 and 8 of every 32 weights kept and for dense weights.</summary>
internal static partial class Blocks
{
    /// <summary>Gets a block with nothing removed.</summary>
    public static BlockKinds Dense { get; } = InPattern(Gate.Descriptions.Count - 1);

    /// <summary>Gets a block in each form: the dense one first, then sparser and sparser.</summary>
    public static IReadOnlyList<BlockKinds> All { get; } =
        [Dense, .. Enumerable.Range(0, Gate.Descriptions.Count - 1).Select(InPattern)];

    private static BlockKinds InPattern(int form) => new(
        LayerKind.Of(QueryKeyValue.Descriptions[form], QueryKeyValue.Create, layer => layer.PackedBytes),
        LayerKind.Of(AttentionOutput.Descriptions[form], AttentionOutput.Create, layer => layer.PackedBytes),
        LayerKind.Of(Gate.Descriptions[form], Gate.Create, layer => layer.PackedBytes),
        LayerKind.Of(Up.Descriptions[form], Up.Create, layer => layer.PackedBytes),
        LayerKind.Of(Down.Descriptions[form], Down.Create, layer => layer.PackedBytes));

    [Linear(DecoderShape.Width, 3 * DecoderShape.Width, Bias = false, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 16)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class QueryKeyValue;

    [Linear(DecoderShape.Width, DecoderShape.Width, Bias = false, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 16)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class AttentionOutput;

    [Linear(DecoderShape.Width, DecoderShape.Inner, Bias = false, Activation = Activation.Silu, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 16)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Gate;

    [Linear(DecoderShape.Width, DecoderShape.Inner, Bias = false, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 16)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Up;

    [Linear(DecoderShape.Inner, DecoderShape.Width, Bias = false, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 16)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Down;
}
