using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>Device memory that a layer works in; it grows with the largest batch, and stays.</summary>
/// <param name="device">Where it is; whoever calls holds its gate.</param>
/// <param name="what">What it is for, as a message says it.</param>
/// <param name="zeroed">It begins with zeros.</param>
internal sealed class GrowingBuffer<T>(GpuDevice device, string what, bool zeroed = false)
    where T : unmanaged
{
    private GpuMemory<T>? memory;

    /// <summary>Gets room for at least so many elements; what stood there before is lost where it grows.</summary>
    /// <exception cref="GpuMemoryException">
    /// The device has no room. What there was is given back: a smaller batch may still fit.
    /// </exception>
    public GpuMemory<T> Fit(long length)
    {
        if (memory is null || memory.Length < length)
            Grow(length);

        device.Use(memory!);
        return memory!;
    }

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        memory?.Dispose();
        memory = null;
    }

    private void Grow(long length)
    {
        device.RefuseNewMemory(what);
        Release();
        memory = device.Reserve<T>(length, what);
        if (!zeroed)
            return;

        try
        {
            memory.Clear();
        }
        catch (AcceleratorException)
        {
            Release();
            throw;
        }
    }
}
