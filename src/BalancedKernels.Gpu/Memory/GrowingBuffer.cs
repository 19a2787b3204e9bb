using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>Device memory for a workspace. It grows to the largest batch and is reused for smaller ones.</summary>
/// <param name="device">The device. The caller of any method holds its lock.</param>
/// <param name="purpose">The purpose of the memory, in the words of a message.</param>
/// <param name="zeroed">Whether new memory is filled with zeros.</param>
internal sealed class GrowingBuffer<T>(GpuDevice device, string purpose, bool zeroed = false)
    where T : unmanaged
{
    private GpuMemory<T>? memory;

    /// <summary>Gets memory of at least a number of elements. Its content is lost if it grows.</summary>
    /// <exception cref="GpuMemoryException">
    /// The device does not have enough memory. The previous memory was released: a smaller batch may fit.
    /// </exception>
    public GpuMemory<T> EnsureCapacity(long length)
    {
        if (memory is null || memory.Length < length)
            Grow(length);

        device.RecordUse(memory!);
        return memory!;
    }

    /// <summary>Releases the memory.</summary>
    public void Release()
    {
        memory?.Dispose();
        memory = null;
    }

    private void Grow(long length)
    {
        device.ThrowIfCapturingNewMemory(purpose);
        Release();
        memory = device.AllocateMemory<T>(length, purpose);
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
