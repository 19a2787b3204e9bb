using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using BalancedKernels;
using Baselines;

namespace PaperNetworks.Networks;

/// <summary>
/// A network of ours for one batch: layers that follow each other, the room between them, and their states. Owns the
/// states only.
/// </summary>
internal sealed class OurNetwork : IContestant
{
    private readonly NetworkData data;
    private readonly RecurrentState?[] states;
    private readonly float[][] rooms;
    private readonly float[] output;

    /// <summary>Puts layers together.</summary>
    /// <param name="name">What a table calls the network.</param>
    /// <param name="layers">First to last.</param>
    /// <param name="data">What every run computes.</param>
    public OurNetwork(string name, IReadOnlyList<ILayer> layers, NetworkData data)
    {
        Name = name;
        Layers = layers;
        this.data = data;
        int rows = data.Input.Length / layers[0].Inputs;
        states = [.. layers.Select(layer => (layer as IRecurrentLayer)?.CreateState(data.Batch))];

        // What one layer writes, the next reads; two rooms serve all.
        int largest = layers.Count == 1 ? 0 : layers.SkipLast(1).Max(layer => layer.Outputs);
        rooms = [new float[rows * largest], new float[rows * largest]];
        output = new float[rows * layers[^1].Outputs];
    }

    public string Name { get; }

    /// <summary>Gets the layers, first to last.</summary>
    public IReadOnlyList<ILayer> Layers { get; }

    public ReadOnlySpan<float> Output => output;

    public void Run()
    {
        for (int layer = 0; layer < Layers.Count; layer++)
            Run(layer);
    }

    /// <summary>Runs the network and adds what each layer took.</summary>
    /// <param name="microseconds">A sum for each layer.</param>
    public void Run(Span<double> microseconds)
    {
        for (int layer = 0; layer < Layers.Count; layer++)
        {
            long begin = Stopwatch.GetTimestamp();
            Run(layer);
            microseconds[layer] += Stopwatch.GetElapsedTime(begin).TotalMicroseconds;
        }
    }

    public void Dispose()
    {
        foreach (RecurrentState? state in states)
            state?.Dispose();
    }

    private void Run(int layer)
    {
        int rows = data.Input.Length / Layers[0].Inputs;
        ReadOnlySpan<float> from = layer == 0 ? data.Input : rooms[layer % 2].AsSpan(0, rows * Layers[layer].Inputs);
        Span<float> to = layer == Layers.Count - 1
            ? output
            : rooms[(layer + 1) % 2].AsSpan(0, rows * Layers[layer].Outputs);
        if (states[layer] is { } state)
        {
            state.CopyFrom(data.Hidden[layer], data.Cell[layer]);
            ((IRecurrentLayer)Layers[layer]).Forward(from, to, state);
        }
        else
        {
            Layers[layer].Forward(from, to);
        }
    }
}
