using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace BalancedKernels.Gpu.Tests.Ptx;

/// <summary>What one group's threads see: buffers in global memory, shared memory, parameters. Every access is checked.</summary>
internal sealed class PtxMemory(IReadOnlyList<byte[]> buffers, byte[] parameters, int sharedBytes)
{
    private const int BufferShift = 36;
    private readonly byte[] shared = new byte[sharedBytes];

    /// <summary>Gets the address of a buffer: far from every other.</summary>
    public static ulong AddressOf(int buffer) => (ulong)(buffer + 1) << BufferShift;

    public Span<byte> Global(ulong address, int bytes)
    {
        int buffer = (int)(address >> BufferShift) - 1;
        long offset = (long)(address & ((1UL << BufferShift) - 1));
        if (buffer < 0 || buffer >= buffers.Count || offset + bytes > buffers[buffer].Length)
            throw new PtxException($"An access of {bytes} bytes at byte {offset} of buffer {buffer} is outside of it.");

        return Aligned(buffers[buffer], offset, bytes);
    }

    public Span<byte> Shared(ulong address, int bytes)
    {
        if (address + (ulong)bytes > (ulong)shared.Length)
            throw new PtxException($"An access of {bytes} bytes at byte {(long)address} of {shared.Length} of shared memory is outside of it.");

        return Aligned(shared, (long)address, bytes);
    }

    public ulong Parameter(int offset, int bytes) => bytes == 8
        ? BinaryPrimitives.ReadUInt64LittleEndian(parameters.AsSpan(offset))
        : BinaryPrimitives.ReadUInt32LittleEndian(parameters.AsSpan(offset));

    private static Span<byte> Aligned(byte[] memory, long offset, int bytes) => offset % bytes == 0
        ? memory.AsSpan((int)offset, bytes)
        : throw new PtxException($"An access of {bytes} bytes at byte {offset} is not aligned.");
}
