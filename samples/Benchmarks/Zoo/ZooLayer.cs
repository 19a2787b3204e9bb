using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;

namespace Benchmarks.Zoo;

/// <summary>An annotated class in one of its patterns, as something that can be put in a list.</summary>
/// <param name="Description">What its kernels were compiled for.</param>
/// <param name="Place">Puts weights on a device.</param>
internal sealed record ZooLayer(LinearDescription Description, Func<LinearWeights, ComputeDevice, PlacedLayer> Place)
{
    /// <summary>Gets what the shape is called, the same for every pattern and precision.</summary>
    public string Name => Description.Name;

    /// <summary>Gets the bytes that the same matrix takes dense, in float32.</summary>
    public long DenseBytes => (long)Description.Outputs * Description.Inputs * sizeof(float);

    /// <summary>Makes layers of the zoo of a class's own members, one for each of its patterns.</summary>
    public static IReadOnlyList<ZooLayer> Of<TLayer>(
        IReadOnlyList<LinearDescription> descriptions,
        Func<LinearWeights, ComputeDevice, TLayer> create,
        Func<TLayer, long> packedBytes)
        where TLayer : ILayer =>
        [.. descriptions.Select(description => new ZooLayer(description, (weights, device) =>
        {
            TLayer layer = create(weights, device);
            return new PlacedLayer(layer, packedBytes(layer));
        }))];
}
