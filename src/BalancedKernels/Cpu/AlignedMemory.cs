using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>Zeroed memory that begins at a cache line, so that no 64-byte load of a kernel touches two; in huge pages where it is large.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <remarks>
/// Nobody frees it: the finalizer does, when no layer and no running kernel knows it any more. So a layer that is disposed
/// while another thread is inside Forward keeps its weights until that call returns. Who passes
/// <see cref="Span"/> on keeps the instance alive until the kernel is done.
/// </remarks>
internal sealed unsafe class AlignedMemory<T>
    where T : unmanaged
{
    private const int CacheLine = 64;
    private const int HugePage = 2 << 20;

    private readonly long bytes;
    private readonly T* first;

    public AlignedMemory(int length)
    {
        Length = length;
        bytes = (long)length * Unsafe.SizeOf<T>();
        if (bytes == 0)
            return;

        // Reading memory in pages of 4 KB is a fifth slower than in pages of 2 MB: the processor's prefetchers stop at their ends.
        bool huge = bytes >= HugePage;
        first = (T*)NativeMemory.AlignedAlloc((nuint)bytes, (nuint)(huge ? HugePage : CacheLine));
        if (huge)
            HugePages.Advise((nint)first, (nint)bytes);

        GC.AddMemoryPressure(bytes);
        Span.Clear();
    }

    ~AlignedMemory()
    {
        if (first is null)
            return;

        NativeMemory.AlignedFree(first);
        GC.RemoveMemoryPressure(bytes);
    }

    /// <summary>Gets how many elements there are.</summary>
    public int Length { get; }

    /// <summary>Gets the elements.</summary>
    public Span<T> Span => new(first, Length);
}
