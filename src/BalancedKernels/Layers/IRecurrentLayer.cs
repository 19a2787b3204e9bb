using System;

namespace BalancedKernels;

/// <summary>A loaded recurrent layer: what it gives for a step depends on the steps before it.</summary>
/// <remarks>
/// The layer itself does not change: what it carries from step to step is a <see cref="RecurrentState"/>, so any number
/// of threads may run sequences at once, each with a state of its own.
/// <see cref="ILayer.Forward(ReadOnlySpan{float}, Span{float})"/> takes the rows of one sequence, [steps, inputs], from
/// a state of zeros.
/// </remarks>
public interface IRecurrentLayer : ILayer
{
    /// <summary>Makes a state of zeros, with the memory that sequences of this batch work in.</summary>
    /// <param name="batch">Samples that go through their sequences together, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The batch is below 1, or the state has more numbers than one array holds.
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
