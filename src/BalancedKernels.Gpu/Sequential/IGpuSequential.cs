using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>What the generated half of a chain of layers gives a GPU.</summary>
/// <remarks>
/// Generated code uses this type; programs do not. Implemented explicitly, so that nothing of it shows on the class.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGpuSequential
{
    /// <summary>Gets what was fixed when the chain was compiled.</summary>
    static abstract SequentialDescription Description { get; }

    /// <summary>
    /// Gets the floats of a sample that each buffer between the layers has room for, padding of layouts included.
    /// </summary>
    static abstract IReadOnlyList<int> Buffers { get; }

    /// <summary>Gives a batch's work to the device, one layer after the other.</summary>
    /// <param name="layers">The layers, in their order.</param>
    /// <param name="input">[batch, inputs].</param>
    /// <param name="output">[batch, outputs].</param>
    /// <param name="room">What stands between two layers.</param>
    static abstract void Run(
        ReadOnlySpan<ILayer> layers, DeviceTensor input, DeviceTensor output, GpuActivationBuffers room);
}
