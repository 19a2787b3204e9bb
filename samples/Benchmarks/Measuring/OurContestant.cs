using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Benchmarks.Cases;
using Benchmarks.Zoo;
using Measurement;
using Baselines;
using Baselines.Timing;

namespace Benchmarks.Measuring;

/// <summary>
/// One of our layers as the timer sees it: once, or as many copies as the last-level cache cannot hold.
/// </summary>
internal sealed class OurContestant : IContestant
{
    private readonly List<ILayer> copies = [];
    private readonly float[] input;
    private readonly float[] output;

    /// <summary>Packs the weights, once for each copy.</summary>
    /// <param name="benchmark">What is measured.</param>
    /// <param name="weights">The weights that all copies have.</param>
    /// <param name="device">Where they run.</param>
    /// <param name="input">[batch, inputs], the same for all.</param>
    public OurContestant(BenchmarkCase benchmark, LinearWeights weights, ComputeDevice device, float[] input)
    {
        Name = benchmark.ToString();
        this.input = input;
        output = new float[benchmark.Batch * weights.Outputs];

        PlacedLayer first = benchmark.Layer.Place(weights, device);
        PackedBytes = first.PackedBytes;
        copies.Add(first.Layer);
        int count = benchmark.Cache == CacheState.Hot ? 1 : LastLevelCache.CopiesBeyond(PackedBytes);
        copies.AddRange(Enumerable.Range(1, count - 1).Select(_ => benchmark.Layer.Place(weights, device).Layer));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Gets the bytes of one copy's weights, indices included.</summary>
    public long PackedBytes { get; }

    /// <inheritdoc/>
    public int Copies => copies.Count;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Output => output;

    /// <inheritdoc/>
    public void Run()
    {
        foreach (ILayer layer in copies)
            layer.Forward(input, output);
    }

    /// <inheritdoc/>
    public void Dispose() => copies.ForEach(layer => layer.Dispose());
}
