using System;
using System.Runtime.InteropServices;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>Page-locked host memory that a GPU copies without the CPU. It grows to the largest copy.</summary>
/// <remarks>The caller holds the device lock.</remarks>
internal sealed unsafe class HostMemory(GpuSession session)
{
    // Drivers lock whole pages. No page may also hold memory that is locked already.
    private const nuint Page = 4096;

    // A megabyte is never released: locking pages again would take longer than copying that much.
    private const int MinCapacity = 256 * 1024;

    private float* start;
    private int capacity;
    private PageLockScope<float>? locked;

    /// <summary>Gets the address of the first float.</summary>
    public nint Address => (nint)start;

    /// <summary>Gets memory for a number of floats. Its content is lost if it grows.</summary>
    public Span<float> EnsureCapacity(int length)
    {
        if (length > capacity)
            Grow(length);

        return new Span<float>(start, length);
    }

    /// <summary>Releases the memory if it is larger than any copy requires.</summary>
    /// <param name="required">The floats of the largest copy.</param>
    public void Trim(int required)
    {
        if (capacity <= Math.Max(required, MinCapacity))
            return;

        try
        {
            session.Wait();
        }
        catch (InvalidOperationException)
        {
            // The failed work may still be copying; closing the session releases the memory.
            return;
        }

        Release();
    }

    /// <summary>Releases the memory. No copy may still be running.</summary>
    public void Release()
    {
        if (locked is not null)
            session.Release(locked);

        locked = null;
        NativeMemory.AlignedFree(start);
        start = null;
        capacity = 0;
    }

    private void Grow(int length)
    {
        // A copy of a call that failed may still be running.
        session.Wait();
        Release();
        nuint bytes = (((nuint)length * sizeof(float)) + (Page - 1)) & ~(Page - 1);
        start = (float*)NativeMemory.AlignedAlloc(bytes, Page);
        capacity = length;
        try
        {
            locked = session.Accelerator.CreatePageLockFromPinned<float>((nint)start, (long)(bytes / sizeof(float)));
            session.Track(locked);
        }
        catch (AcceleratorException)
        {
            // The system limits the amount of locked memory. Copies of memory that is not locked are correct too: the
            // driver uses a buffer of its own.
        }
    }
}
