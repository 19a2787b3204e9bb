using System;

namespace BalancedKernels;

/// <summary>A row-major [batch, features] matrix of floats in a device's memory.</summary>
/// <remarks>
/// <see cref="ComputeDevice.Allocate"/> makes one. A layer reads and writes tensors of its own device only.
/// </remarks>
public abstract class DeviceTensor : IDisposable
{
    /// <summary>Sets the device and the shape; the device's own class owns the memory.</summary>
    protected DeviceTensor(ComputeDevice device, int batch, int features)
    {
        Device = device;
        Batch = batch;
        Features = features;
    }

    /// <summary>Gets the device that owns the memory.</summary>
    public ComputeDevice Device { get; }

    /// <summary>Gets the number of samples: rows.</summary>
    public int Batch { get; }

    /// <summary>Gets the numbers of a sample: columns.</summary>
    public int Features { get; }

    /// <summary>Copies [batch, features] numbers, row-major, into the tensor.</summary>
    /// <exception cref="ArgumentException">The length is not batch * features.</exception>
    /// <exception cref="ObjectDisposedException">The tensor or its device was disposed.</exception>
    public abstract void CopyFrom(ReadOnlySpan<float> source);

    /// <summary>
    /// Waits for the work that writes the tensor, then copies [batch, features] numbers, row-major, out of it.
    /// </summary>
    /// <exception cref="ArgumentException">The length is not batch * features.</exception>
    /// <exception cref="ObjectDisposedException">The tensor or its device was disposed.</exception>
    public abstract void CopyTo(Span<float> destination);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the memory.</summary>
    protected abstract void Dispose(bool disposing);
}
