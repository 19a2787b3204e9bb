using System;

namespace BalancedKernels;

/// <summary>A loaded recurrent layer: the output of a step depends on the steps before it.</summary>
/// <remarks>
/// A layer does not change after it is loaded. The values that it carries from step to step are in a
/// <see cref="RecurrentState"/>, so any number of threads may run sequences at once, each with its own state.
/// <see cref="ILayer.Forward(ReadOnlySpan{float}, Span{float})"/> computes one sequence, [steps, inputs], that starts
/// from a state of zeros.
/// </remarks>
public interface IRecurrentLayer : ILayer
{
    /// <summary>
    /// Creates a state of zeros for a batch of sequences, with the workspace that Forward uses for this batch size.
    /// </summary>
    /// <param name="batch">The number of sequences that are processed together, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The batch is below 1, or the state has more values than one array holds.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The layer or its device was disposed.</exception>
    RecurrentState CreateState(int batch);

    /// <summary>Computes the next steps of a batch of sequences in host memory and waits for the result.</summary>
    /// <remarks>
    /// Sequences may come in pieces of any length, one step too: the state is what it would be if they had come whole.
    /// A layer of two directions begins its way back at the end of the piece.
    /// </remarks>
    /// <param name="input">
    /// [steps, batch, <see cref="ILayer.Inputs"/>], row-major; steps are read from its length. Finite, as for every
    /// layer.
    /// </param>
    /// <param name="output">
    /// [steps, batch, <see cref="ILayer.Outputs"/>], row-major; must not overlap <paramref name="input"/>.
    /// </param>
    /// <param name="state">
    /// Made by <see cref="CreateState"/>; holds where the sequences stand, before and after.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A length is no whole number of steps, the two disagree, or the state is of another layer or device.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another Forward is working on this state.</exception>
    /// <exception cref="ObjectDisposedException">The layer, its device or the state was disposed.</exception>
    void Forward(ReadOnlySpan<float> input, Span<float> output, RecurrentState state);

    /// <summary>
    /// Computes the next steps of a batch of sequences that are on the device already: no copy, no wait.
    /// </summary>
    /// <param name="input">
    /// [steps * batch, <see cref="ILayer.Inputs"/>], on the layer's device: the samples of a step follow each other.
    /// </param>
    /// <param name="output">[steps * batch, <see cref="ILayer.Outputs"/>], on the layer's device.</param>
    /// <param name="state">
    /// Made by <see cref="CreateState"/>; holds where the sequences stand, before and after.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A tensor has another shape or is on another device, or the state is of another layer or device.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another Forward is working on this state.</exception>
    /// <exception cref="ObjectDisposedException">The layer, its device, the state or a tensor was disposed.</exception>
    void Forward(DeviceTensor input, DeviceTensor output, RecurrentState state);
}
