using System;

namespace BalancedKernels;

/// <summary>The layers of a chain, which owns them.</summary>
internal sealed class SequentialLayers : IDisposable
{
    private readonly ILayer[] layers;

    /// <exception cref="ArgumentException">The layers are on different devices.</exception>
    public SequentialLayers(SequentialDescription description, ReadOnlySpan<ILayer> layers)
    {
        this.layers = layers.ToArray();
        for (int place = 0; place < layers.Length; place++)
        {
            ArgumentNullException.ThrowIfNull(layers[place], nameof(layers));
            if (!ReferenceEquals(layers[place].Device, layers[0].Device))
            {
                throw new ArgumentException(
                    $"'{description.Name}' chains layers of one device; '{description.Layers[0]}' is on {layers[0].Device.Name}, '{description.Layers[place]}' on {layers[place].Device.Name}.",
                    nameof(layers));
            }
        }
    }

    /// <summary>Gets the device that all of them are on.</summary>
    public ComputeDevice Device => layers[0].Device;

    /// <summary>Gets the layers, in their order.</summary>
    public ReadOnlySpan<ILayer> All => layers;

    /// <summary>Disposes each of them.</summary>
    public void Dispose()
    {
        foreach (ILayer layer in layers)
            layer.Dispose();
    }
}
