using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The base class of the engines that run one layer on a GPU.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GpuEngine : LayerEngine
{
    private protected GpuEngine(GpuDevice device, string layer) => Host = new GpuLayerHost(device, layer);

    /// <inheritdoc/>
    public sealed override ComputeDevice Device => Host.Device;

    /// <summary>Gets the part of the engine that all kinds of layers have in common.</summary>
    private protected GpuLayerHost Host { get; }

    /// <inheritdoc/>
    protected sealed override void Dispose(bool disposing)
    {
        if (disposing)
            Host.Dispose(Release);
    }

    /// <summary>Releases the resources of this kind of layer. The caller holds the device lock.</summary>
    private protected abstract void Release();
}
