using System;

namespace BalancedKernels.Kernels.Tests;

/// <summary>
/// A batch of sequences on its way through a layer: states are read and set, memory around input and output is watched.
/// </summary>
internal sealed class Sequence : IDisposable
{
    private readonly IRecurrentLayer layer;
    private readonly RecurrentDescription description;
    private readonly RecurrentState state;

    /// <summary>Begins with a state of zeros.</summary>
    public Sequence(IRecurrentLayer layer, RecurrentDescription description, int batch)
    {
        this.layer = layer;
        this.description = description;
        state = layer.CreateState(batch);
    }

    /// <summary>Gets the hidden state.</summary>
    public float[] Hidden => Read().Hidden;

    /// <summary>Gets the cell state; empty for a GRU.</summary>
    public float[] Cell => Read().Cell;

    /// <summary>Sets the state from a seed.</summary>
    public void Set(int seed) => state.CopyFrom(
        SeededRecurrent.State(description, state.Batch, seed),
        description.Kind == RecurrentKind.Lstm ? SeededRecurrent.State(description, state.Batch, seed + 1) : []);

    /// <summary>Takes the sequences further by as many steps as there are inputs for.</summary>
    public float[] Forward(ReadOnlySpan<float> input) => GuardedCall.Run(
        input,
        input.Length / description.Inputs * description.Outputs,
        (guarded, output) => layer.Forward(guarded, output, state));

    public void Dispose() => state.Dispose();

    private (float[] Hidden, float[] Cell) Read()
    {
        float[] hidden = new float[state.Length];
        float[] cell = new float[description.Kind == RecurrentKind.Lstm ? state.Length : 0];
        state.CopyTo(hidden, cell);
        return (hidden, cell);
    }
}
