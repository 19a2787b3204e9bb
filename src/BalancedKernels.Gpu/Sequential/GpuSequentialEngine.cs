using System;
using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The engine of a chain of layers on a GPU. On CUDA each batch size becomes one graph.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// Calls reuse the activation buffers between the layers, which have the layout that the next layer reads and fit the
/// largest batch.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GpuSequentialEngine : GpuEngine
{
    private protected GpuSequentialEngine(GpuDevice device, string chain)
        : base(device, chain)
    {
    }

    /// <summary>Creates the engine of a chain of loaded layers and takes ownership of them.</summary>
    /// <typeparam name="TChain">The chain, whose generated half calls the layers.</typeparam>
    /// <param name="packedBytes">The bytes of the packed weights of the layers.</param>
    /// <param name="layers">The layers in their order, all on one GPU.</param>
    /// <exception cref="ArgumentException">The layers are on different devices, or not on a GPU.</exception>
    public static GpuSequentialEngine Create<TChain>(long packedBytes, params ReadOnlySpan<ILayer> layers)
        where TChain : IGpuSequential =>
        new GpuSequentialEngine<TChain>(packedBytes, new SequentialLayers(TChain.Description, layers));
}
