using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>What kernels for tensor cores do besides multiplying: spreading rows out in shared memory, and meeting at their end.</summary>
/// <remarks>
/// A spread row holds each lane's cell, dense: columns 2j and 2j + 1 in word j * 32 + lane. So every lane keeps to its own bank
/// and to its own words, whatever the indices are, and nobody waits for anybody.
/// </remarks>
public static class TensorRows
{
    /// <summary>Bytes from one word of a lane to its next.</summary>
    public const int WordStride = 128;

    /// <summary>Puts one weight at the byte address of its column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(ArrayView<byte> row, int address, uint weight) => Unsafe.As<byte, ushort>(ref row[address]) = (ushort)weight;

    /// <summary>Makes four of a lane's words zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Clear(ArrayView<byte> row, int address)
    {
        Unsafe.As<byte, uint>(ref row[address]) = 0;
        Unsafe.As<byte, uint>(ref row[address + WordStride]) = 0;
        Unsafe.As<byte, uint>(ref row[address + (2 * WordStride)]) = 0;
        Unsafe.As<byte, uint>(ref row[address + (3 * WordStride)]) = 0;
    }

    /// <summary>Reads four of a lane's words: eight columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words4 Read(ArrayView<byte> row, int address) => new()
    {
        X = Unsafe.As<byte, uint>(ref row[address]),
        Y = Unsafe.As<byte, uint>(ref row[address + WordStride]),
        Z = Unsafe.As<byte, uint>(ref row[address + (2 * WordStride)]),
        W = Unsafe.As<byte, uint>(ref row[address + (3 * WordStride)]),
    };

    /// <summary>Tells whether this group is the last of those along y to come here: then it sees what all of them have written.</summary>
    /// <remarks>Every thread of the group must come here. Counts from zero again for the next launch.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLast(ArrayView<int> arrivals, int counter)
    {
        MemoryFence.DeviceLevel();
        Group.Barrier();
        ArrayView<int> before = SharedMemory.Allocate<int>(1);
        if (Group.IdxX == 0)
            before[0] = Atomic.Add(ref arrivals[counter], 1);

        Group.Barrier();
        bool last = before[0] == Grid.DimY - 1;
        if (last & (Group.IdxX == 0))
            arrivals[counter] = 0;

        MemoryFence.DeviceLevel();
        return last;
    }

    /// <summary>Adds up what groups along y have left, in their order, so that every run gives the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Total(ArrayView<Floats4> partial, int first, int stride)
    {
        Floats4 total = default;
        for (int part = 0; part < Grid.DimY; part++)
        {
            Floats4 sums = partial[first + (part * stride)];
            total.X += sums.X;
            total.Y += sums.Y;
            total.Z += sums.Z;
            total.W += sums.W;
        }

        return total;
    }
}
