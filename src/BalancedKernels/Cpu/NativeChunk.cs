using System;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>A stretch of memory in huge pages that several <see cref="AlignedMemory{T}"/> share; freed when none of them is left.</summary>
internal sealed unsafe class NativeChunk
{
    /// <summary>The alignment of everything taken: one cache line, one AVX-512 register.</summary>
    public const int Alignment = 64;

    private const int HugePage = 2 << 20;

    private readonly byte* start;
    private readonly long length;
    private long taken;

    /// <summary>Reserves at least as many bytes, zeroed.</summary>
    public NativeChunk(long bytes)
    {
        length = (Math.Max(bytes, 1) + HugePage - 1) / HugePage * HugePage;
        start = (byte*)NativeMemory.AlignedAlloc((nuint)length, HugePage);
        HugePages.Advise((nint)start, (nint)length);
        NativeMemory.Clear(start, (nuint)length);
        GC.AddMemoryPressure(length);
    }

    ~NativeChunk()
    {
        if (start is null)
            return;

        NativeMemory.AlignedFree(start);
        GC.RemoveMemoryPressure(length);
    }

    /// <summary>Gets the bytes that nobody has taken.</summary>
    public long Left => length - taken;

    /// <summary>Takes bytes that are there; callers take turns.</summary>
    public byte* Take(long bytes)
    {
        byte* first = start + taken;
        taken += (bytes + Alignment - 1) / Alignment * Alignment;
        return first;
    }
}
