using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>Memory that begins at a cache line, so that no 64-byte load of a kernel touches two.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <remarks>
/// A pinned array of the garbage collector rather than native memory: a layer that is disposed
/// while another thread is inside Forward keeps its weights until that call returns.
/// </remarks>
internal sealed class AlignedMemory<T>
    where T : unmanaged
{
    private const int Alignment = 64;

    private readonly T[] array;
    private readonly int first;

    public unsafe AlignedMemory(int length)
    {
        int spare = Alignment / Unsafe.SizeOf<T>();
        array = GC.AllocateArray<T>(length + spare, pinned: true);
        long past = (long)(nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array)) % Alignment;
        first = past == 0 ? 0 : (int)((Alignment - past) / Unsafe.SizeOf<T>());
        Length = length;
    }

    /// <summary>Gets how many elements there are.</summary>
    public int Length { get; }

    /// <summary>Gets the elements.</summary>
    public Span<T> Span => array.AsSpan(first, Length);
}
