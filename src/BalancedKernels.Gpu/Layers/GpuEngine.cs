using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// One layer on a GPU: every kind of layer takes its calls in, and gives its memory back, in the same way.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GpuEngine : LayerEngine
{
    private protected GpuEngine(GpuDevice device, string layer) => Host = new GpuLayerHost(device, layer);

    /// <inheritdoc/>
    public sealed override ComputeDevice Device => Host.Device;

    /// <summary>Gets the layer's place on its device.</summary>
    private protected GpuLayerHost Host { get; }

    /// <inheritdoc/>
    protected sealed override void Dispose(bool disposing)
    {
        if (disposing)
            Host.Dispose(Release);
    }

    /// <summary>Gives back what the kind of layer holds on the device, whose gate is held.</summary>
    private protected abstract void Release();
}
