using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>
/// A stretch of memory in huge pages that is dealt out in pieces; <see cref="NativeMemoryChunks"/> frees it with its
/// last piece.
/// </summary>
/// <remarks>It has no finalizer: whoever holds a piece gives it back. Callers take turns.</remarks>
internal sealed unsafe class NativeChunk
{
    /// <summary>The bytes of a huge page.</summary>
    public const int HugePage = 2 << 20;

    private readonly byte* start;

    // Unused ranges, by their first byte; two of them never touch.
    private readonly List<(long First, long End)> unused;

    /// <summary>Reserves at least as many bytes.</summary>
    public NativeChunk(long bytes)
    {
        Length = (bytes + HugePage - 1) / HugePage * HugePage;
        unused = [(0, Length)];
        start = (byte*)NativeMemory.AlignedAlloc((nuint)Length, HugePage);
        HugePages.Advise((nint)start, (nint)Length);
        GC.AddMemoryPressure(Length);
    }

    /// <summary>Gets the bytes of all pieces, used and unused.</summary>
    public long Length { get; }

    /// <summary>Gets whether no piece is in use.</summary>
    public bool IsUnused => unused is [var all] && all == (0, Length);

    /// <summary>Takes a piece where one of that many bytes is unused.</summary>
    public bool TryTake(long bytes, out byte* first)
    {
        for (int i = 0; i < unused.Count; i++)
        {
            (long begin, long end) = unused[i];
            if (end - begin < bytes)
                continue;

            if (end - begin == bytes)
                unused.RemoveAt(i);
            else
                unused[i] = (begin + bytes, end);

            first = start + begin;
            return true;
        }

        first = null;
        return false;
    }

    /// <summary>Takes a piece back, of as many bytes as were taken.</summary>
    public void Return(byte* first, long bytes)
    {
        long begin = first - start;
        int place = unused.FindIndex(range => range.First > begin);
        if (place < 0)
            place = unused.Count;

        unused.Insert(place, (begin, begin + bytes));
        JoinWithNext(place);
        if (place > 0)
            JoinWithNext(place - 1);
    }

    /// <summary>Gives the memory back to the system.</summary>
    public void Free()
    {
        HugePages.Release((nint)start, (nint)Length);
        NativeMemory.AlignedFree(start);
        GC.RemoveMemoryPressure(Length);
    }

    private void JoinWithNext(int place)
    {
        if (place + 1 == unused.Count || unused[place].End != unused[place + 1].First)
            return;

        unused[place] = (unused[place].First, unused[place + 1].End);
        unused.RemoveAt(place + 1);
    }
}
