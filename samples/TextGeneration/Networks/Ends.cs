using BalancedKernels;
using Programs.Layers;

namespace TextGeneration.Networks;

/// <summary>
/// What is the same in every pattern: a character's way into the network and out of it, and the norms.
/// </summary>
internal static partial class Ends
{
    public static LayerKind HeadKind { get; } =
        LayerKind.Of(Head.Descriptions[0], Head.Create, layer => layer.PackedBytes);

    /// <summary>What a character becomes.</summary>
    [Embedding(DecoderShape.Characters, DecoderShape.Width)]
    internal sealed partial class Lookup;

    [RmsNorm(DecoderShape.Width, Epsilon = DecoderShape.NormEpsilon)]
    internal sealed partial class Norm;

    /// <summary>
    /// One score for each character: 0.1% of the weights, so there is nothing to gain by thinning them.
    /// </summary>
    [Linear(DecoderShape.Width, DecoderShape.Characters, Bias = false)]
    internal sealed partial class Head;
}
