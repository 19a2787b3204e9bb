using System;
using System.Collections.Generic;
using System.IO;
using BalancedKernels;
using BalancedKernels.Pruning;
using Programs.Layers;

namespace QuickStart.Networks;

/// <summary>
/// The trained network, 784-1024-1024-10 with ReLU between, with its hidden layers pruned to a pattern.
/// </summary>
internal sealed class DigitsNetwork : IDisposable
{
    private readonly List<LoadedLayer> layers = [];

    private DigitsNetwork()
    {
    }

    /// <summary>Gets the layers, first to last.</summary>
    public IReadOnlyList<LoadedLayer> Layers => layers;

    /// <summary>Gets where the dense weights are: beside the program.</summary>
    public static string WeightsPath { get; } = Path.Combine(AppContext.BaseDirectory, "digits_mlp.safetensors");

    /// <summary>Gets what the layers' tensors are called.</summary>
    public static IReadOnlyList<string> Names { get; } = ["fc1", "fc2", "fc3"];

    /// <summary>Prunes the dense weights in one shot, packs them and puts them on the device.</summary>
    /// <param name="file">The dense weights.</param>
    /// <param name="hidden">The hidden layers in a pattern; dense ones prune nothing.</param>
    /// <param name="device">Where the network is to run.</param>
    /// <exception cref="WeightsException">The file does not hold this network.</exception>
    public static DigitsNetwork Load(SafetensorsFile file, HiddenLayers hidden, ComputeDevice device)
    {
        DigitsNetwork network = new();
        try
        {
            LayerKind[] kinds = [hidden.First, hidden.Second, DigitLayers.Last];
            for (int layer = 0; layer < kinds.Length; layer++)
                network.layers.Add(
                    kinds[layer].Create(MagnitudePruning.Prune(file, Names[layer], kinds[layer].Description), device));
        }
        catch
        {
            network.Dispose();
            throw;
        }

        return network;
    }

    /// <summary>Runs the network.</summary>
    /// <param name="images">[count, 784].</param>
    /// <param name="batch">Images per call; the last call has the rest.</param>
    /// <returns>The outputs of every layer, [count, outputs].</returns>
    public IReadOnlyList<float[]> Run(ReadOnlySpan<float> images, int batch)
    {
        int count = images.Length / layers[0].Layer.Inputs;
        List<float[]> outputs = [];
        ReadOnlySpan<float> input = images;
        foreach (LoadedLayer loaded in layers)
        {
            float[] output = new float[count * loaded.Layer.Outputs];
            for (int first = 0; first < count; first += batch)
            {
                int size = Math.Min(batch, count - first);
                loaded.Layer.Forward(
                    input.Slice(first * loaded.Layer.Inputs, size * loaded.Layer.Inputs),
                    output.AsSpan(first * loaded.Layer.Outputs, size * loaded.Layer.Outputs));
            }

            outputs.Add(output);
            input = output;
        }

        return outputs;
    }

    public void Dispose()
    {
        foreach (LoadedLayer loaded in layers)
            loaded.Layer.Dispose();
    }
}
