using System;

namespace BalancedKernels;

/// <summary>A loaded layer that takes sequences of any length: the length is given to each Forward.</summary>
/// <remarks>See <see cref="IDeviceLayer"/> for threads and for Dispose.</remarks>
public interface ISequenceLayer : IDeviceLayer
{
    /// <summary>Computes the layer for a batch in host memory and waits for the result.</summary>
    /// <param name="input">[batch, channels, length]; the batch is read from its length.</param>
    /// <param name="output">[batch, channels, length] of the output; must not overlap <paramref name="input"/>.</param>
    /// <param name="length">The length of each sequence, 1 or more.</param>
    /// <exception cref="ArgumentException">
    /// The input is empty or no whole batch, the two lengths disagree, or a sequence is shorter than the kernel.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The layer or its device was disposed.</exception>
    void Forward(ReadOnlySpan<float> input, Span<float> output, int length);

    /// <summary>Computes the layer for a batch that is on the device already: no copy, no wait.</summary>
    /// <param name="input">[batch, channels * length], on <see cref="IDeviceLayer.Device"/>.</param>
    /// <param name="output">The same of the output, on <see cref="IDeviceLayer.Device"/>.</param>
    /// <param name="length">The length of each sequence, 1 or more.</param>
    /// <exception cref="ArgumentException">
    /// A tensor has another shape or is on another device, or a sequence is shorter than the kernel.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The layer, its device or a tensor was disposed.</exception>
    void Forward(DeviceTensor input, DeviceTensor output, int length);
}
