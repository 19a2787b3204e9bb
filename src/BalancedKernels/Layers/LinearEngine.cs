using System;

namespace BalancedKernels;

/// <summary>One linear layer's packed weights on one device, and how to run its generated kernels there.</summary>
/// <remarks>
/// The generated half of a layer holds one and forwards to it. There is one engine for the CPU and
/// one for ILGPU devices; which of the two is made is decided in generated text, so a project without
/// BalancedKernels.Gpu never names a GPU type.
/// </remarks>
public abstract class LinearEngine : IDisposable
{
    /// <summary>Gets the device the weights are on.</summary>
    public abstract ComputeDevice Device { get; }

    /// <summary>Gets the bytes that values and indices take on the device, bias excluded.</summary>
    public abstract long PackedBytes { get; }

    /// <inheritdoc cref="ILayer.Forward(ReadOnlySpan{float}, Span{float})"/>
    public abstract void Forward(ReadOnlySpan<float> input, Span<float> output);

    /// <inheritdoc cref="ILayer.Forward(DeviceTensor{Plain}, DeviceTensor{Plain})"/>
    public abstract void Forward(DeviceTensor<Plain> input, DeviceTensor<Plain> output);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the engine holds on its device.</summary>
    protected abstract void Dispose(bool disposing);
}
