using System;
using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>Runs one layer on one device, and owns the memory of the layer there.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// The generated half of a layer holds an engine and calls it. Each kind of layer has an engine for the CPU and one for
/// ILGPU devices. The generated code chooses which of the two to create, so a project without BalancedKernels.Gpu never
/// names a GPU type.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LayerEngine : IDisposable
{
    /// <summary>Gets the device the weights are on.</summary>
    public abstract ComputeDevice Device { get; }

    /// <summary>Gets the size in bytes of the packed values and indices on the device, bias excluded.</summary>
    public abstract long PackedBytes { get; }

    /// <inheritdoc cref="ILayer.Forward(ReadOnlySpan{float}, Span{float})"/>
    public abstract void Forward(ReadOnlySpan<float> input, Span<float> output);

    /// <inheritdoc cref="ILayer.Forward(DeviceTensor, DeviceTensor)"/>
    public abstract void Forward(DeviceTensor input, DeviceTensor output);

    /// <inheritdoc cref="IImageLayer.Forward(ReadOnlySpan{float}, Span{float}, int, int)"/>
    /// <exception cref="NotSupportedException">The input size of the layer is fixed.</exception>
    public virtual void Forward(ReadOnlySpan<float> input, Span<float> output, int height, int width) =>
        throw SizesAreFixed();

    /// <inheritdoc cref="IImageLayer.Forward(DeviceTensor, DeviceTensor, int, int)"/>
    /// <exception cref="NotSupportedException">The input size of the layer is fixed.</exception>
    public virtual void Forward(DeviceTensor input, DeviceTensor output, int height, int width) =>
        throw SizesAreFixed();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the memory of the engine on its device.</summary>
    protected abstract void Dispose(bool disposing);

    private static NotSupportedException SizesAreFixed() =>
        new("The sizes of this layer are fixed: call Forward without them.");
}
