using System;
using System.Globalization;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Memory;

/// <summary>The memory that each thread of a warp has to itself.</summary>
internal sealed class LocalMemory(int bytesOfThread) : IMemorySpace
{
    private readonly byte[] bytes = new byte[bytesOfThread * Warp.Size];
    private readonly bool[] written = new bool[bytesOfThread * Warp.Size];

    public void Clear() => Array.Clear(written);

    public ReadOnlySpan<byte> Read(Warp warp, int lane, ulong address, int count)
    {
        int at = Find(warp, lane, address, count);
        if (written.AsSpan(at, count).Contains(false))
            throw warp.Fault(
                PtxFault.Unwritten,
                lane,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count} bytes at byte {address} of the thread's own memory are read, and it did not write them."));

        return bytes.AsSpan(at, count);
    }

    public Span<byte> Write(Warp warp, int lane, ulong address, int count)
    {
        int at = Find(warp, lane, address, count);
        written.AsSpan(at, count).Fill(true);
        return bytes.AsSpan(at, count);
    }

    public Span<byte> Update(Warp warp, int lane, ulong address, int count) =>
        throw warp.Fault(PtxFault.Operand, lane, "a thread's own memory is not updated atomically.");

    private int Find(Warp warp, int lane, ulong address, int count)
    {
        if (address > (ulong)bytesOfThread || address + (ulong)count > (ulong)bytesOfThread)
            throw warp.Fault(
                PtxFault.OutOfBounds,
                lane,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count} bytes from byte {(long)address} on are outside of the thread's own memory: it has {bytesOfThread}."));
        if (address % (ulong)count != 0)
            throw warp.Fault(
                PtxFault.Misaligned,
                lane,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"byte {address} of the thread's own memory is no multiple of the {count} bytes accessed."));

        return (lane * bytesOfThread) + (int)address;
    }
}
