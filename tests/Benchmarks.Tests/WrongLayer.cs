using System;
using BalancedKernels;
using Benchmarks.Zoo;

namespace Benchmarks.Tests;

/// <summary>A layer whose last output is wrong by a little.</summary>
internal sealed class WrongLayer(ILayer right) : ILayer
{
    public int Inputs => right.Inputs;

    public int Outputs => right.Outputs;

    public ComputeDevice Device => right.Device;

    /// <summary>Makes the layer's wrong twin.</summary>
    public static ZooLayer Of(ZooLayer layer) => layer with
    {
        Description = layer.Description with { Name = "Wrong" },
        Place = (weights, device) => layer.Place(weights, device) is var placed
            ? new PlacedLayer(new WrongLayer(placed.Layer), placed.PackedBytes)
            : null!,
    };

    public void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        right.Forward(input, output);
        output[^1] += 1e-3f;
    }

    public void Forward(DeviceTensor input, DeviceTensor output) => throw new NotSupportedException();

    public void Dispose() => right.Dispose();
}
