using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>Device memory that a layer works in; it grows with the largest batch, and stays.</summary>
/// <param name="device">Where it is; whoever calls holds its gate.</param>
/// <param name="what">What it is for, as a message says it.</param>
/// <param name="zeroed">It begins with zeros.</param>
internal sealed class GrowingBuffer<T>(GpuDevice device, string what, bool zeroed = false)
    where T : unmanaged
{
    private MemoryBuffer1D<T, Stride1D.Dense>? buffer;

    /// <summary>Gets room for at least so many elements; what stood there before is lost where it grows.</summary>
    /// <exception cref="GpuMemoryException">The device has no room. What there was is given back: a smaller batch may still fit.</exception>
    public MemoryBuffer1D<T, Stride1D.Dense> Fit(long length)
    {
        if (buffer is null || buffer.Length < length)
            Grow(length);

        device.Use(buffer!);
        return buffer!;
    }

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        device.Free(buffer);
        buffer = null;
    }

    private void Grow(long length)
    {
        device.RefuseNewMemory(what);
        Release();
        buffer = device.Reserve<T>(length, what);
        if (!zeroed)
            return;

        try
        {
            buffer.MemSetToZero(device.Stream);
        }
        catch (AcceleratorException)
        {
            Release();
            throw;
        }
    }
}
