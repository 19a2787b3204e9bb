using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Memory;

/// <summary>The memory of a group, and who accessed each cell of it when: that is how races are found.</summary>
/// <remarks>
/// A cell is as large as the smallest access that the kernel has: every access is aligned, so it takes whole cells.
/// </remarks>
internal sealed class SharedMemory : IMemorySpace
{
    private readonly byte[] bytes;
    private readonly int cellShift;
    private readonly int warps;
    private readonly LastWrite[] writes;
    private readonly LastReads[] reads;

    public SharedMemory(PtxKernel kernel, int dynamicBytes, int warps)
    {
        int smallest = kernel.Instructions.Select(instruction => instruction.AccessBytes)
            .Where(access => access > 0)
            .DefaultIfEmpty(4)
            .Min();
        cellShift = BitOperations.Log2((uint)Math.Min(smallest, 4));
        bytes = new byte[dynamicBytes > 0 ? kernel.Body.DynamicSharedStart + dynamicBytes : kernel.SharedBytes];
        this.warps = warps;
        writes = new LastWrite[(bytes.Length >> cellShift) + 1];
        reads = new LastReads[writes.Length * warps];
    }

    private enum WriteKind
    {
        None,
        Ordinary,
        Atomic,
        InFlight,
    }

    public void Clear()
    {
        Array.Clear(writes);
        Array.Clear(reads);
    }

    public ReadOnlySpan<byte> Read(Warp warp, int lane, ulong address, int count)
    {
        int at = Find(warp, lane, address, count);
        for (int cell = at >> cellShift; cell <= (at + count - 1) >> cellShift; cell++)
        {
            CheckWritten(warp, lane, cell);
            ref LastWrite write = ref writes[cell];
            if (!IsOrdered(warp, lane, write.Thread, write.Time))
                throw Race(warp, lane, cell, write.Thread, "reads", "wrote");

            NoteRead(warp, cell, 1u << lane);
        }

        return bytes.AsSpan(at, count);
    }

    /// <summary>
    /// Reads for all lanes of a warp together: ldmatrix gives every lane a part of what one lane points to.
    /// </summary>
    public ReadOnlySpan<byte> ReadForWarp(Warp warp, int lane, ulong address, int count)
    {
        int at = Find(warp, lane, address, count);
        for (int cell = at >> cellShift; cell <= (at + count - 1) >> cellShift; cell++)
        {
            CheckWritten(warp, lane, cell);
            ref LastWrite write = ref writes[cell];
            bool ordered = write.Thread / Warp.Size == warp.Number
                ? warp.Order.HasMetSince(write.Time)
                : warp.Order.HasSeen(write.Thread / Warp.Size, write.Time);
            if (!ordered)
                throw Race(warp, lane, cell, write.Thread, "reads for its warp", "wrote");

            NoteRead(warp, cell, uint.MaxValue);
        }

        return bytes.AsSpan(at, count);
    }

    public Span<byte> Write(Warp warp, int lane, ulong address, int count) =>
        Claim(warp, lane, address, count, WriteKind.Ordinary);

    public Span<byte> Update(Warp warp, int lane, ulong address, int count)
    {
        int at = Find(warp, lane, address, count);
        for (int cell = at >> cellShift; cell <= (at + count - 1) >> cellShift; cell++)
            CheckWritten(warp, lane, cell);

        return Claim(warp, lane, address, count, WriteKind.Atomic);
    }

    /// <summary>Gets bytes that an asynchronous copy writes: nobody may access them until it has landed.</summary>
    public Span<byte> BeginCopy(Warp warp, int lane, ulong address, int count) =>
        Claim(warp, lane, address, count, WriteKind.InFlight);

    /// <summary>Ends an asynchronous copy: from now on it is a write of its thread.</summary>
    public void EndCopy(Warp warp, int lane, ulong address, int count)
    {
        for (int cell = (int)address >> cellShift; cell <= ((int)address + count - 1) >> cellShift; cell++)
            writes[cell] = new LastWrite(WriteKind.Ordinary, Thread(warp, lane), warp.Order.Now);
    }

    private static int Thread(Warp warp, int lane) => (warp.Number * Warp.Size) + lane;

    private static bool IsOrdered(Warp warp, int lane, int thread, int time)
    {
        int otherWarp = thread / Warp.Size;
        return otherWarp == warp.Number
            ? thread % Warp.Size == lane || warp.Order.HaveMetSince(time, lane, thread % Warp.Size)
            : warp.Order.HasSeen(otherWarp, time);
    }

    private Span<byte> Claim(Warp warp, int lane, ulong address, int count, WriteKind kind)
    {
        int at = Find(warp, lane, address, count);
        for (int cell = at >> cellShift; cell <= (at + count - 1) >> cellShift; cell++)
        {
            ref LastWrite write = ref writes[cell];
            if (write.Kind == WriteKind.InFlight)
                throw InFlight(warp, lane, cell, "is written");
            if (write.Kind != WriteKind.None
                && !(write.Kind == WriteKind.Atomic && kind == WriteKind.Atomic)
                && !IsOrdered(warp, lane, write.Thread, write.Time))
                throw Race(warp, lane, cell, write.Thread, "writes", "wrote");

            CheckReaders(warp, lane, cell);
            write = new LastWrite(kind, Thread(warp, lane), warp.Order.Now);
        }

        return bytes.AsSpan(at, count);
    }

    // What was read before a write that waited for the readers is of no interest after it.
    private void CheckReaders(Warp warp, int lane, int cell)
    {
        for (int other = 0; other < warps; other++)
        {
            ref LastReads readers = ref reads[(cell * warps) + other];
            uint lanes = other == warp.Number ? readers.Lanes & ~(1u << lane) : readers.Lanes;
            for (uint rest = lanes; rest != 0; rest &= rest - 1)
            {
                int thread = (other * Warp.Size) + BitOperations.TrailingZeroCount(rest);
                if (!IsOrdered(warp, lane, thread, readers.Time))
                    throw Race(warp, lane, cell, thread, "writes", "read");
            }

            readers = default;
        }
    }

    private void NoteRead(Warp warp, int cell, uint lanes)
    {
        ref LastReads readers = ref reads[(cell * warps) + warp.Number];

        // Readers that some lanes have met since, but not all, are kept with the later time: rather a race too many
        // than one too few.
        readers = new LastReads(warp.Order.HasMetSince(readers.Time) ? lanes : readers.Lanes | lanes, warp.Order.Now);
    }

    private void CheckWritten(Warp warp, int lane, int cell)
    {
        switch (writes[cell].Kind)
        {
            case WriteKind.None:
                throw warp.Fault(
                    PtxFault.Unwritten,
                    lane,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"byte {cell << cellShift} of shared memory is read, and nobody wrote it."));
            case WriteKind.InFlight:
                throw InFlight(warp, lane, cell, "is read");
        }
    }

    private int Find(Warp warp, int lane, ulong address, int count)
    {
        if (address > (ulong)bytes.Length || address + (ulong)count > (ulong)bytes.Length)
            throw warp.Fault(
                PtxFault.OutOfBounds,
                lane,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count} bytes from byte {(long)address} on are outside of shared memory: it has {bytes.Length}."));
        if (address % (ulong)count != 0)
            throw warp.Fault(
                PtxFault.Misaligned,
                lane,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"byte {address} of shared memory is no multiple of the {count} bytes accessed."));

        return (int)address;
    }

    private PtxFaultException Race(Warp warp, int lane, int cell, int thread, string does, string did) => warp.Fault(
        PtxFault.Race,
        lane,
        string.Create(
            CultureInfo.InvariantCulture,
            $"it {does} byte {cell << cellShift} of shared memory, which thread {warp.Group.Launch.GroupExtent.Place(thread)} {did}, and nothing orders the two."));

    private PtxFaultException InFlight(Warp warp, int lane, int cell, string what) => warp.Fault(
        PtxFault.InFlight,
        lane,
        string.Create(
            CultureInfo.InvariantCulture,
            $"byte {cell << cellShift} of shared memory {what} while an asynchronous copy to it, by thread {warp.Group.Launch.GroupExtent.Place(writes[cell].Thread)}, has not been waited for."));

    private readonly record struct LastWrite(WriteKind Kind, int Thread, int Time);

    private readonly record struct LastReads(uint Lanes, int Time);
}
