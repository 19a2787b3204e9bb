using System;
using BalancedKernels;

namespace Benchmarks.Zoo;

/// <summary>An annotated class, as something that can stand in a list.</summary>
/// <param name="Description">What its kernels were compiled for.</param>
/// <param name="Place">Puts weights on a device.</param>
internal sealed record ZooLayer(LinearDescription Description, Func<LinearWeights, ComputeDevice, PlacedLayer> Place)
{
    /// <summary>Gets what the shape is called, the same for every pattern and precision.</summary>
    public string Name => Description.Name;

    /// <summary>Gets the bytes that the same matrix takes dense, in float32.</summary>
    public long DenseBytes => (long)Description.Outputs * Description.Inputs * sizeof(float);

    /// <summary>Makes a layer of the zoo of a class's own members.</summary>
    public static ZooLayer Of<TLayer>(
        LinearDescription description,
        Func<LinearWeights, ComputeDevice, TLayer> create,
        Func<TLayer, long> packedBytes)
        where TLayer : ILayer =>
        new(description, (weights, device) =>
        {
            TLayer layer = create(weights, device);
            return new PlacedLayer(layer, packedBytes(layer));
        });
}
