using System;
using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>What the generated half of a chain of layers gives the CPU.</summary>
/// <remarks>
/// Generated code uses this type; programs do not. Implemented explicitly, so that nothing of it shows on the class.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICpuSequential
{
    /// <summary>Gets what was fixed when the chain was compiled.</summary>
    static abstract SequentialDescription Description { get; }

    /// <summary>Computes a batch, one layer after the other.</summary>
    /// <param name="layers">The layers, in their order.</param>
    /// <param name="input">[batch, inputs].</param>
    /// <param name="output">[batch, outputs].</param>
    /// <param name="room">What stands between two layers.</param>
    static abstract void Run(
        ReadOnlySpan<ILayer> layers, ReadOnlySpan<float> input, Span<float> output, ActivationBuffers room);
}
