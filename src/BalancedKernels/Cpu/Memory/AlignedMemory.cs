using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>
/// Zeroed memory in huge pages that begins at a cache line, so that no 64-byte load of a kernel touches two.
/// </summary>
/// <typeparam name="T">The type of its elements.</typeparam>
/// <remarks>
/// It has no finalizer. A <see cref="NativeMemoryOwner"/> or a <see cref="WorkspacePool"/> holds it, frees it, and sees
/// to it that no span of it is in use then.
/// </remarks>
internal sealed unsafe class AlignedMemory<T> : IDisposable
    where T : unmanaged
{
    /// <summary>The alignment in bytes: one cache line, one AVX-512 register.</summary>
    private const int Alignment = 64;

    private readonly NativeChunk? chunk;
    private readonly long bytes;
    private T* first;

    public AlignedMemory(int length)
    {
        Length = length;
        bytes = (((long)length * Unsafe.SizeOf<T>()) + Alignment - 1) / Alignment * Alignment;
        if (bytes == 0)
            return;

        chunk = NativeMemoryChunks.Take(bytes, out byte* taken);
        NativeMemory.Clear(taken, (nuint)bytes);
        first = (T*)taken;
    }

    /// <summary>Gets the number of elements; 0 after Dispose.</summary>
    public int Length { get; private set; }

    /// <summary>Gets the elements.</summary>
    public Span<T> Span => new(first, Length);

    /// <summary>Gives the memory back; its owner is the only caller.</summary>
    public void Dispose()
    {
        if (first is null)
            return;

        NativeMemoryChunks.Return(chunk!, (byte*)first, bytes);
        first = null;
        Length = 0;
    }
}
