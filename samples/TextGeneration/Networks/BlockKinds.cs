using BalancedKernels;
using Programs.Layers;

namespace TextGeneration.Networks;

/// <summary>The annotated classes of a block's products in one pattern: all blocks are made of the same ones.</summary>
/// <param name="QueryKeyValue">Queries, keys and values of all heads.</param>
/// <param name="AttentionOutput">Mixes the heads.</param>
/// <param name="Gate">With its activation.</param>
/// <param name="Up">What the gate lets through.</param>
/// <param name="Down">Back to the network's width.</param>
internal sealed record BlockKinds(
    LayerKind QueryKeyValue, LayerKind AttentionOutput, LayerKind Gate, LayerKind Up, LayerKind Down)
{
    /// <summary>
    /// Gets the name of the pattern, and of the precision where it is not float32: <c>32:8 bfloat16</c>.
    /// </summary>
    public string Name
    {
        get
        {
            LinearDescription layer = Gate.Description;
            string pattern = layer.Pattern.IsDense ? "dense" : layer.Pattern.ToString();
            return layer.WeightType == WeightType.Float32 ? pattern : $"{pattern} bfloat16";
        }
    }
}
