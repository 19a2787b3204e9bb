using System;

namespace BalancedKernels;

/// <summary>The layers of a chain. The chain owns and disposes them.</summary>
internal sealed class SequentialLayers : IDisposable
{
    private readonly ILayer[] layers;

    /// <exception cref="ArgumentException">The layers are on different devices.</exception>
    public SequentialLayers(SequentialDescription description, ReadOnlySpan<ILayer> layers)
    {
        this.layers = layers.ToArray();
        for (int i = 0; i < layers.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(layers[i], nameof(layers));
            if (!ReferenceEquals(layers[i].Device, layers[0].Device))
            {
                throw new ArgumentException(
                    $"'{description.Name}' chains layers of one device; '{description.Layers[0]}' is on {layers[0].Device.Name}, '{description.Layers[i]}' on {layers[i].Device.Name}.",
                    nameof(layers));
            }
        }
    }

    /// <summary>Gets the device that all layers are on.</summary>
    public ComputeDevice Device => layers[0].Device;

    /// <summary>Gets the layers in order.</summary>
    public ReadOnlySpan<ILayer> All => layers;

    /// <summary>Disposes all layers.</summary>
    public void Dispose()
    {
        foreach (ILayer layer in layers)
            layer.Dispose();
    }
}
