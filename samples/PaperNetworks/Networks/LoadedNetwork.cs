using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;

namespace PaperNetworks.Networks;

/// <summary>A network's layers on a device, in all their forms.</summary>
internal sealed class LoadedNetwork : IDisposable
{
    private readonly Dictionary<(WeightType WeightType, bool IsDense), ILayer[]> forms = [];

    /// <summary>Draws weights and packs them for every form.</summary>
    /// <param name="network">The network.</param>
    /// <param name="seed">The same seed draws the same weights.</param>
    /// <param name="device">Where it is to run.</param>
    public LoadedNetwork(PaperNetwork network, int seed, ComputeDevice device)
    {
        Network = network;
        Random random = new(seed);
        Tensors = [.. network.Layers.Select(layer => LayerTensors.Draw(random, layer.Balanced, network.Gain))];
        foreach (WeightType weights in Precisions)
        {
            foreach (bool isDense in (bool[])[true, false])
                forms.Add((weights, isDense), new ILayer[network.Layers.Count]);
        }

        try
        {
            for (int layer = 0; layer < network.Layers.Count; layer++)
                Load(layer, device);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Gets the precisions that every layer is loaded in.</summary>
    public static IReadOnlyList<WeightType> Precisions { get; } = [WeightType.Float32, WeightType.BFloat16];

    public PaperNetwork Network { get; }

    /// <summary>Gets the weights, written out, layer by layer.</summary>
    public IReadOnlyList<LayerTensors> Tensors { get; }

    /// <summary>Gets the layers of a form.</summary>
    public IReadOnlyList<ILayer> Layers(WeightType weights, bool isDense) => forms[(weights, isDense)];

    public void Dispose()
    {
        foreach (ILayer layer in forms.Values.SelectMany(layers => layers).OfType<ILayer>())
            layer.Dispose();
    }

    // Forms that are the same class, as those of a layer without weights are, become one layer.
    private void Load(int layer, ComputeDevice device)
    {
        Dictionary<LayerForm, ILayer> loaded = [];
        foreach (((WeightType weights, bool isDense), ILayer[] layers) in forms)
        {
            LayerForm form = Network.Layers[layer].Form(weights, isDense);
            if (!loaded.TryGetValue(form, out ILayer? instance))
            {
                instance = form.Create(Tensors[layer].Pack(form), device);
                loaded.Add(form, instance);
            }

            layers[layer] = instance;
        }
    }
}
