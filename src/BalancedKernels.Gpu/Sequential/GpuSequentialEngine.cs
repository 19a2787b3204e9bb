using System;
using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>A chain of layers on a GPU: on CUDA a batch becomes one graph, for each size of batch.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// What stands between two layers is kept from call to call, in the layout that the next one wants, and grows with the
/// largest batch.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GpuSequentialEngine : GpuEngine
{
    private protected GpuSequentialEngine(GpuDevice device, string chain)
        : base(device, chain)
    {
    }

    /// <summary>Makes a chain of layers that are loaded; it owns them from then on.</summary>
    /// <typeparam name="TChain">The chain, whose generated half calls the layers.</typeparam>
    /// <param name="packedBytes">Bytes that the layers hold.</param>
    /// <param name="layers">The layers, in their order, all on one GPU.</param>
    /// <exception cref="ArgumentException">The layers are on different devices, or on no GPU.</exception>
    public static GpuSequentialEngine Create<TChain>(long packedBytes, params ReadOnlySpan<ILayer> layers)
        where TChain : IGpuSequential =>
        new GpuSequentialEngine<TChain>(packedBytes, new SequentialLayers(TChain.Description, layers));
}
