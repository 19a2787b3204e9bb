using System;
using BalancedKernels;
using Baselines;

namespace QuickStart.Measuring;

/// <summary>One of our layers as the timer sees it. Does not own the layer.</summary>
internal sealed class LayerContestant(ILayer layer, float[] input, int batch) : IContestant
{
    private readonly float[] output = new float[batch * layer.Outputs];

    public string Name => "BalancedKernels";

    public ReadOnlySpan<float> Output => output;

    public void Run() => layer.Forward(input, output);

    public void Dispose()
    {
        // The network disposes its layers.
    }
}
