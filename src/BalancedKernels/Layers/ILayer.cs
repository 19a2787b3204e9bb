using System;

namespace BalancedKernels;

/// <summary>A loaded layer whose inputs all have one size, so that layers of every kind fit in one list.</summary>
/// <remarks>See <see cref="IDeviceLayer"/> for threads and for Dispose.</remarks>
public interface ILayer : IDeviceLayer
{
    /// <summary>Gets the number of inputs of one sample.</summary>
    int Inputs { get; }

    /// <summary>Gets the number of outputs of one sample.</summary>
    int Outputs { get; }

    /// <summary>Computes the layer for a batch in host memory and waits for the result.</summary>
    /// <param name="input">
    /// [batch, <see cref="Inputs"/>], row-major; the batch is read from its length. Finite: a removed weight is not
    /// multiplied, a spare slot is, so an infinite or NaN input makes NaN of some outputs that do not depend on it.
    /// </param>
    /// <param name="output">
    /// [batch, <see cref="Outputs"/>], row-major; must not overlap <paramref name="input"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The input is empty or no whole batch, or the two lengths disagree.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The layer or its device was disposed.</exception>
    void Forward(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Computes the layer for a batch that is on the device already: no copy, no wait.</summary>
    /// <param name="input">[batch, <see cref="Inputs"/>], on <see cref="IDeviceLayer.Device"/>.</param>
    /// <param name="output">[batch, <see cref="Outputs"/>], on <see cref="IDeviceLayer.Device"/>.</param>
    /// <exception cref="ArgumentException">A tensor has another shape or is on another device.</exception>
    /// <exception cref="ObjectDisposedException">The layer, its device or a tensor was disposed.</exception>
    void Forward(DeviceTensor input, DeviceTensor output);
}
