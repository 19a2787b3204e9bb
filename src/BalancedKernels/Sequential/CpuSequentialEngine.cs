using System;
using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>Runs a chain of layers on this CPU.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// Activation buffers are reused from call to call, and grow with the largest batch. Any number of threads may call
/// Forward at once: each call has its own buffers.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CpuSequentialEngine : LayerEngine
{
    /// <summary>Creates the engine of a chain from loaded layers. The engine takes ownership of the layers.</summary>
    /// <typeparam name="TChain">The class of the chain, whose generated half calls the layers.</typeparam>
    /// <param name="packedBytes">The total size of the packed weights of the layers, in bytes.</param>
    /// <param name="layers">The layers in order, all on the same CPU device.</param>
    /// <exception cref="ArgumentException">The layers are on different devices, or not on a CPU.</exception>
    public static CpuSequentialEngine Create<TChain>(long packedBytes, params ReadOnlySpan<ILayer> layers)
        where TChain : ICpuSequential =>
        new CpuSequentialEngine<TChain>(packedBytes, new SequentialLayers(TChain.Description, layers));
}
