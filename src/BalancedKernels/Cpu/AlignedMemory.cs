using System;
using System.Runtime.CompilerServices;

namespace BalancedKernels;

/// <summary>Zeroed memory that begins at a cache line, so that no 64-byte load of a kernel touches two, in huge pages.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <remarks>
/// Nobody frees it: its chunk goes when no layer and no running kernel knows it any more. So a layer that is disposed
/// while another thread is inside Forward keeps its weights until that call returns. Who passes
/// <see cref="Span"/> on keeps the instance alive until the kernel is done.
/// </remarks>
internal sealed unsafe class AlignedMemory<T>
    where T : unmanaged
{
    private readonly NativeChunk chunk;
    private readonly T* first;

    public AlignedMemory(int length)
    {
        Length = length;
        chunk = NativeMemoryChunks.Take((long)length * Unsafe.SizeOf<T>(), out byte* taken);
        first = (T*)taken;
    }

    /// <summary>Gets how many elements there are.</summary>
    public int Length { get; }

    /// <summary>Gets the elements.</summary>
    public Span<T> Span
    {
        get
        {
            Span<T> elements = new(first, Length);
            GC.KeepAlive(chunk);
            return elements;
        }
    }
}
