using System;

namespace BalancedKernels;

/// <summary>A [batch, features] matrix of floats in a device's memory.</summary>
/// <typeparam name="TLayout">Where the numbers of a sample stand.</typeparam>
public abstract class DeviceTensor<TLayout> : IDisposable
    where TLayout : struct, ITensorLayout
{
    /// <summary>Describes a tensor; the device's own class holds the memory.</summary>
    protected DeviceTensor(ComputeDevice device, int batch, int features)
    {
        Device = device;
        Batch = batch;
        Features = features;
    }

    /// <summary>Gets the device whose memory this is.</summary>
    public ComputeDevice Device { get; }

    /// <summary>Gets the number of samples.</summary>
    public int Batch { get; }

    /// <summary>Gets the numbers per sample.</summary>
    public int Features { get; }

    /// <summary>Copies [batch, features] numbers, row-major, into the tensor.</summary>
    /// <exception cref="ArgumentException">The length is not batch * features.</exception>
    /// <exception cref="ObjectDisposedException">The tensor or its device was disposed.</exception>
    public abstract void CopyFrom(ReadOnlySpan<float> source);

    /// <summary>Waits for the work that writes the tensor, then copies [batch, features] numbers, row-major, out of it.</summary>
    /// <exception cref="ArgumentException">The length is not batch * features.</exception>
    /// <exception cref="ObjectDisposedException">The tensor or its device was disposed.</exception>
    public abstract void CopyTo(Span<float> destination);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the memory back.</summary>
    protected abstract void Dispose(bool disposing);
}
