using System;
using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>A chain of layers on this CPU.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// What stands between two layers is kept from call to call, and grows with the largest batch. Any number of threads
/// may call Forward at once: each has its own.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CpuSequentialEngine : LayerEngine
{
    /// <summary>Makes a chain of layers that are loaded; it owns them from then on.</summary>
    /// <typeparam name="TChain">The chain, whose generated half calls the layers.</typeparam>
    /// <param name="packedBytes">Bytes that the layers hold.</param>
    /// <param name="layers">The layers, in their order, all on one CPU.</param>
    /// <exception cref="ArgumentException">The layers are on different devices, or on no CPU.</exception>
    public static CpuSequentialEngine Create<TChain>(long packedBytes, params ReadOnlySpan<ILayer> layers)
        where TChain : ICpuSequential =>
        new CpuSequentialEngine<TChain>(packedBytes, new SequentialLayers(TChain.Description, layers));
}
