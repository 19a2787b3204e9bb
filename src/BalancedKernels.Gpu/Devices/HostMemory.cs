using System;
using System.Runtime.InteropServices;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>
/// Page-locked floats of this process, which a GPU copies without the processor's help; grows with the largest copy.
/// </summary>
/// <remarks>Whoever calls holds the device's gate.</remarks>
internal sealed unsafe class HostMemory(GpuSession session)
{
    // Drivers lock whole pages: none may be shared with memory that is locked already.
    private const nuint Page = 4096;

    // A megabyte stays, whoever is disposed: locking pages anew takes longer than copying so much.
    private const int Kept = 256 * 1024;

    private float* start;
    private int room;
    private PageLockScope<float>? locked;

    /// <summary>Gets the address of the first float.</summary>
    public nint Address => (nint)start;

    /// <summary>Gets room for so many floats; what stood there before is lost where it grows.</summary>
    public Span<float> Fit(int length)
    {
        if (length > room)
            Grow(length);

        return new Span<float>(start, length);
    }

    /// <summary>Gives the memory back if it is larger than anybody needs.</summary>
    /// <param name="needed">The floats of the largest copy that anybody makes.</param>
    public void Shrink(int needed)
    {
        if (room <= Math.Max(needed, Kept))
            return;

        try
        {
            session.Wait();
        }
        catch (InvalidOperationException)
        {
            // Work that failed may still be copying; closing the session gives the memory back.
            return;
        }

        Release();
    }

    /// <summary>Gives the memory back; nothing is on its way any more.</summary>
    public void Release()
    {
        if (locked is not null)
            session.Return(locked);

        locked = null;
        NativeMemory.AlignedFree(start);
        start = null;
        room = 0;
    }

    private void Grow(int length)
    {
        // A copy of a call that failed half way may still be running.
        session.Wait();
        Release();
        nuint bytes = (((nuint)length * sizeof(float)) + (Page - 1)) & ~(Page - 1);
        start = (float*)NativeMemory.AlignedAlloc(bytes, Page);
        room = length;
        try
        {
            locked = session.Accelerator.CreatePageLockFromPinned<float>((nint)start, (long)(bytes / sizeof(float)));
            session.Keep(locked);
        }
        catch (AcceleratorException)
        {
            // The system limits how much may be locked. Copies from memory that is not are right all the same: the
            // driver takes them through memory of its own.
        }
    }
}
