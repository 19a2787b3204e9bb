using System;

namespace BalancedKernels;

/// <summary>A loaded layer of any kind, so that layers can sit in a list or in a container.</summary>
/// <remarks>
/// A layer does not change after it is loaded: any number of threads may call Forward at once.
/// After <see cref="IDisposable.Dispose"/> of the layer or of its <see cref="Device"/> every Forward throws <see cref="ObjectDisposedException"/>; properties can still be read. Dispose
/// may be called from any thread, also while others are inside Forward: each of those calls gives the right numbers, or throws the same exception.
/// The layer's memory is freed at once, or with the last of those calls. A layer has to be disposed even if its device was.
/// </remarks>
public interface ILayer : IDisposable
{
    /// <summary>Gets the numbers one sample has on the way in.</summary>
    int Inputs { get; }

    /// <summary>Gets the numbers one sample has on the way out.</summary>
    int Outputs { get; }

    /// <summary>Gets the device the weights are on.</summary>
    ComputeDevice Device { get; }

    /// <summary>Computes the layer for a batch in host memory and waits for the result.</summary>
    /// <param name="input">
    /// [batch, <see cref="Inputs"/>], row-major; the batch is read from its length. Finite: a removed weight is not multiplied,
    /// a spare slot is, so an infinite or NaN input makes NaN of some outputs that do not depend on it.
    /// </param>
    /// <param name="output">[batch, <see cref="Outputs"/>], row-major; must not overlap <paramref name="input"/>.</param>
    /// <exception cref="ArgumentException">The input is empty or no whole batch, or the two lengths disagree.</exception>
    /// <exception cref="ObjectDisposedException">The layer or its device was disposed.</exception>
    void Forward(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Computes the layer for a batch that is on the device already: no copy, no wait.</summary>
    /// <param name="input">[batch, <see cref="Inputs"/>], on <see cref="Device"/>.</param>
    /// <param name="output">[batch, <see cref="Outputs"/>], on <see cref="Device"/>.</param>
    /// <exception cref="ArgumentException">A tensor has another shape or is on another device.</exception>
    /// <exception cref="ObjectDisposedException">The layer, its device or a tensor was disposed.</exception>
    void Forward(DeviceTensor<RowMajor> input, DeviceTensor<RowMajor> output);
}
