using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The generated half of a chain of layers for GPUs.</summary>
/// <remarks>
/// Generated code uses this type; programs do not. It is implemented explicitly, so its members are not visible on the
/// class.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGpuSequential
{
    /// <summary>Gets the description with which the chain was compiled.</summary>
    static abstract SequentialDescription Description { get; }

    /// <summary>Gets the floats of a sample in each activation buffer, padding of layouts included.</summary>
    static abstract IReadOnlyList<int> Buffers { get; }

    /// <summary>Runs the layers of the chain on a batch, one after the other.</summary>
    /// <param name="layers">The layers in their order.</param>
    /// <param name="input">[batch, inputs].</param>
    /// <param name="output">[batch, outputs].</param>
    /// <param name="buffers">The activation buffers between the layers.</param>
    static abstract void Run(
        ReadOnlySpan<ILayer> layers, DeviceTensor input, DeviceTensor output, GpuActivationBuffers buffers);
}
