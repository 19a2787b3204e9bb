using System;

namespace Baselines;

/// <summary>
/// What every library is given to compute of a convolution: the same layer, images, batch and threads.
/// </summary>
public sealed class ConvolutionWork
{
    /// <summary>Describes the work; the input is kept, not copied.</summary>
    /// <param name="layer">The dense weights.</param>
    /// <param name="input">[batch, inChannels, height, width]; stays in place and is read by every run.</param>
    /// <param name="batch">Images per call, 1 or more.</param>
    /// <param name="threads">Threads per call, 1 or more.</param>
    /// <exception cref="ArgumentException">The input is no batch of images.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch or the number of threads is under 1.</exception>
    public ConvolutionWork(ConvolutionLayer layer, float[] input, int batch, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (input.Length != (long)batch * layer.Sizes.Inputs)
            throw new ArgumentException(
                $"Layer {layer.Name} got {input.Length} inputs, not [{batch}, {layer.Sizes.Inputs}].", nameof(input));

        Layer = layer;
        Input = input;
        Batch = batch;
        Threads = threads;
    }

    public ConvolutionLayer Layer { get; }

    /// <summary>Gets the input, [batch, inChannels, height, width].</summary>
    public float[] Input { get; }

    public int Batch { get; }

    public int Threads { get; }
}
