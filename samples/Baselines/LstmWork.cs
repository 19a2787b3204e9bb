using System;

namespace Baselines;

/// <summary>
/// What every library is given to compute of an LSTM: the same weights, steps, state to begin with, batch and threads.
/// </summary>
public sealed class LstmWork
{
    /// <summary>Describes the work; the arrays are kept, not copied.</summary>
    /// <param name="network">The layers.</param>
    /// <param name="input">[steps, batch, inputs]; stays in place and is read by every run.</param>
    /// <param name="hidden">The hidden state that every run begins with, [layers * directions, batch, hidden].</param>
    /// <param name="cell">The same of the cell state.</param>
    /// <param name="batch">Samples of a step, 1 or more.</param>
    /// <param name="threads">Threads per call, 1 or more.</param>
    /// <exception cref="ArgumentException">
    /// The input is no whole number of steps, or a state has another length.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch or the number of threads is under 1.</exception>
    public LstmWork(LstmNetwork network, float[] input, float[] hidden, float[] cell, int batch, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (input.Length == 0 || input.Length % (batch * network.Inputs) != 0)
            throw new ArgumentException(
                $"{input.Length} inputs are no whole number of steps of [{batch}, {network.Inputs}].", nameof(input));

        int state = network.Passes.Count * batch * network.Hidden;
        if (hidden.Length != state || cell.Length != state)
            throw new ArgumentException(
                $"States of {hidden.Length} and {cell.Length} numbers were given, not [{network.Passes.Count}, {batch}, {network.Hidden}].",
                nameof(hidden));

        Network = network;
        Input = input;
        Hidden = hidden;
        Cell = cell;
        Batch = batch;
        Threads = threads;
    }

    public LstmNetwork Network { get; }

    /// <summary>Gets the input, [steps, batch, inputs].</summary>
    public float[] Input { get; }

    /// <summary>Gets the hidden state to begin with, [layers * directions, batch, hidden].</summary>
    public float[] Hidden { get; }

    /// <summary>Gets the cell state to begin with, [layers * directions, batch, hidden].</summary>
    public float[] Cell { get; }

    public int Batch { get; }

    public int Threads { get; }

    public int Steps => Input.Length / (Batch * Network.Inputs);
}
