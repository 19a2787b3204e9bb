using System;
using System.Collections.Generic;

namespace Baselines;

/// <summary>
/// What every library is given to compute of a whole chain: the same layers, input, batch and threads.
/// </summary>
public sealed class ChainWork
{
    /// <summary>Describes the work; the input is kept, not copied.</summary>
    /// <param name="layers">
    /// First to last, each with as many inputs as the one before has outputs; images come before vectors.
    /// </param>
    /// <param name="input">[batch, inputs of the first]; stays in place and is read by every run.</param>
    /// <param name="batch">Samples per call, 1 or more.</param>
    /// <param name="threads">Threads per call, 1 or more.</param>
    /// <exception cref="ArgumentException">There is no layer, two do not fit, or the input is no batch.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch or the number of threads is under 1.</exception>
    public ChainWork(IReadOnlyList<IChainLayer> layers, float[] input, int batch, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (layers.Count == 0)
            throw new ArgumentException("A chain has one layer at least.", nameof(layers));
        if (input.Length != (long)batch * layers[0].Inputs)
            throw new ArgumentException(
                $"Layer {layers[0].Name} got {input.Length} inputs, not [{batch}, {layers[0].Inputs}].", nameof(input));

        for (int layer = 1; layer < layers.Count; layer++)
        {
            if (layers[layer].Inputs != layers[layer - 1].Outputs)
            {
                throw new ArgumentException(
                    $"Layer {layers[layer - 1].Name} gives {layers[layer - 1].Outputs} numbers, {layers[layer].Name} takes {layers[layer].Inputs}.", nameof(
                        layers));
            }
        }

        Layers = layers;
        Input = input;
        Batch = batch;
        Threads = threads;
    }

    /// <summary>Gets the layers, first to last.</summary>
    public IReadOnlyList<IChainLayer> Layers { get; }

    /// <summary>Gets the input, [batch, inputs of the first layer].</summary>
    public float[] Input { get; }

    public int Batch { get; }

    public int Threads { get; }
}
