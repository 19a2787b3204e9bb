using System;
using BalancedKernels;

namespace Programs.Layers;

/// <summary>An annotated class, as something that can stand in a list.</summary>
/// <param name="Description">What its kernels were compiled for.</param>
/// <param name="Create">Puts weights on a device.</param>
public sealed record LayerKind(LinearDescription Description, Func<LinearWeights, ComputeDevice, LoadedLayer> Create)
{
    /// <summary>Makes a kind of a class's own members.</summary>
    public static LayerKind Of<TLayer>(
        LinearDescription description,
        Func<LinearWeights, ComputeDevice, TLayer> create,
        Func<TLayer, long> packedBytes)
        where TLayer : ILayer =>
        new(description, (weights, device) =>
        {
            TLayer layer = create(weights, device);
            return new LoadedLayer(description, weights, layer, packedBytes(layer));
        });
}
