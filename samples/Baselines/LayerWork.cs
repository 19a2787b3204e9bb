using System;

namespace Baselines;

/// <summary>What every library is given to compute: the same layer, input, batch and threads.</summary>
public sealed class LayerWork
{
    /// <summary>Describes the work; the input is kept, not copied.</summary>
    /// <param name="layer">The dense weights.</param>
    /// <param name="input">[batch, inputs]; stays in place and is read by every run.</param>
    /// <param name="batch">Samples per call, 1 or more.</param>
    /// <param name="threads">Threads per call, 1 or more.</param>
    /// <exception cref="ArgumentException">The input is not [batch, inputs].</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch or the number of threads is under 1.</exception>
    public LayerWork(DenseLayer layer, float[] input, int batch, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (input.Length != (long)batch * layer.Inputs)
            throw new ArgumentException(
                $"Layer {layer.Name} got {input.Length} inputs, not [{batch}, {layer.Inputs}].", nameof(input));

        Layer = layer;
        Input = input;
        Batch = batch;
        Threads = threads;
    }

    public DenseLayer Layer { get; }

    /// <summary>Gets the input, [batch, inputs].</summary>
    public float[] Input { get; }

    public int Batch { get; }

    public int Threads { get; }

    /// <summary>Gets how many numbers a result holds, batch times outputs.</summary>
    public int OutputLength => Batch * Layer.Outputs;
}
