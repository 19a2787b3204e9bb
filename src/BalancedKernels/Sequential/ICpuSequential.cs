using System;
using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>Implemented by the generated half of a chain: runs its layers on the CPU.</summary>
/// <remarks>
/// Generated code uses this type; programs do not. The implementation is explicit, so that its members do not appear on
/// the class.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICpuSequential
{
    /// <summary>Gets the description of the chain.</summary>
    static abstract SequentialDescription Description { get; }

    /// <summary>Computes a batch by running the layers in order.</summary>
    /// <param name="layers">The layers in order.</param>
    /// <param name="input">[batch, inputs].</param>
    /// <param name="output">[batch, outputs].</param>
    /// <param name="room">The buffers for the activations between the layers.</param>
    static abstract void Run(
        ReadOnlySpan<ILayer> layers, ReadOnlySpan<float> input, Span<float> output, ActivationBuffers room);
}
