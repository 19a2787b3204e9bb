using System.Collections.Generic;
using BalancedKernels;
using Benchmarks.Zoo;
using Measurement;
using Baselines;

namespace Benchmarks.Measuring;

/// <summary>The weights of all layers of one shape, made when first asked for.</summary>
internal sealed class ShapeWeights
{
    private const int Seed = 20190127;

    private readonly Dictionary<ZooLayer, LinearWeights> weights = [];
    private readonly ZooLayer first;

    /// <param name="first">
    /// The layer whose matrix the dense baselines compute: their time does not depend on the numbers in it.
    /// </param>
    public ShapeWeights(ZooLayer first)
    {
        this.first = first;
        LinearDescription layer = first.Description;
        Dense =
            new DenseLayer(first.Name, layer.Inputs, layer.Outputs, Of(first).ToDense(), Of(first).Bias, relu: false);
    }

    /// <summary>Gets the dense matrix of the baselines.</summary>
    public DenseLayer Dense { get; }

    /// <summary>Gets the weights that <see cref="Dense"/> was expanded from.</summary>
    public LinearWeights OfDense => Of(first);

    /// <summary>Gets a layer's weights.</summary>
    public LinearWeights Of(ZooLayer layer)
    {
        if (!weights.TryGetValue(layer, out LinearWeights? made))
            weights.Add(layer, made = RandomWeights.Of(layer.Description, Seed));

        return made;
    }
}
