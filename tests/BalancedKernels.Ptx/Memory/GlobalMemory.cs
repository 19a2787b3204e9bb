using System;
using System.Collections.Generic;
using System.Globalization;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Memory;

/// <summary>The memory that all groups share: separate buffers, far from one another.</summary>
public sealed class GlobalMemory : IMemorySpace
{
    // Each buffer stands in the middle of a range of its own, so what is a little outside of it is found to be.
    private const int RangeShift = 36;
    private const ulong Middle = 1UL << (RangeShift - 1);

    private readonly List<GlobalBuffer> buffers = [];

    /// <summary>Adds what a kernel only reads.</summary>
    public GlobalBuffer AddInput(string name, ReadOnlySpan<byte> contents) =>
        Add(name, contents.ToArray(), isWritten: true, isReadOnly: true);

    /// <summary>Adds what a kernel writes, and reads only what it wrote.</summary>
    public GlobalBuffer AddOutput(string name, int bytes) =>
        Add(name, new byte[bytes], isWritten: false, isReadOnly: false);

    /// <summary>Adds what a kernel reads and writes.</summary>
    public GlobalBuffer AddUpdated(string name, ReadOnlySpan<byte> contents) =>
        Add(name, contents.ToArray(), isWritten: true, isReadOnly: false);

    /// <inheritdoc/>
    ReadOnlySpan<byte> IMemorySpace.Read(Warp warp, int lane, ulong address, int bytes) =>
        Read(warp, lane, address, bytes, asConstant: false);

    /// <inheritdoc/>
    Span<byte> IMemorySpace.Write(Warp warp, int lane, ulong address, int bytes) => Write(warp, lane, address, bytes);

    /// <inheritdoc/>
    Span<byte> IMemorySpace.Update(Warp warp, int lane, ulong address, int bytes)
    {
        Read(warp, lane, address, bytes, asConstant: false);
        return Write(warp, lane, address, bytes);
    }

    /// <summary>Gets bytes that an asynchronous copy reads: fewer than its address is a multiple of.</summary>
    internal ReadOnlySpan<byte> ReadPart(Warp warp, int lane, ulong address, int bytes, int alignment) =>
        Read(warp, lane, address, bytes, alignment, asConstant: false);

    internal ReadOnlySpan<byte> Read(Warp warp, int lane, ulong address, int bytes, bool asConstant) =>
        Read(warp, lane, address, bytes, bytes, asConstant);

    private static void CheckConstant(Warp warp, int lane, GlobalBuffer buffer)
    {
        if (buffer is { WasWritten: true, WasReadAsConstant: true })
            throw warp.Fault(
                PtxFault.ReadOnly, lane, $"'{buffer.Name}' is written and is read as constant data (.nc).");
    }

    private ReadOnlySpan<byte> Read(Warp warp, int lane, ulong address, int bytes, int alignment, bool asConstant)
    {
        GlobalBuffer buffer = Find(warp, lane, address, bytes, alignment, out long offset);
        int unwritten = buffer.IsComplete ? -1 : buffer.Written(offset, bytes).IndexOf(false);
        if (unwritten >= 0)
            throw warp.Fault(
                PtxFault.Unwritten,
                lane,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"byte {offset + unwritten} of '{buffer.Name}' is read, and nobody wrote it."));

        buffer.WasReadAsConstant |= asConstant;
        CheckConstant(warp, lane, buffer);
        return buffer.Slice(offset, bytes);
    }

    private Span<byte> Write(Warp warp, int lane, ulong address, int bytes)
    {
        GlobalBuffer buffer = Find(warp, lane, address, bytes, bytes, out long offset);
        if (buffer.IsReadOnly)
            throw warp.Fault(PtxFault.ReadOnly, lane, $"'{buffer.Name}' is written, and is only to be read.");

        buffer.WasWritten = true;
        CheckConstant(warp, lane, buffer);
        buffer.Written(offset, bytes).Fill(true);
        return buffer.Slice(offset, bytes);
    }

    private GlobalBuffer Add(string name, byte[] contents, bool isWritten, bool isReadOnly)
    {
        GlobalBuffer buffer =
            new(name, ((ulong)(buffers.Count + 1) << RangeShift) + Middle, contents, isWritten, isReadOnly);
        buffers.Add(buffer);
        return buffer;
    }

    private GlobalBuffer Find(Warp warp, int lane, ulong address, int bytes, int alignment, out long offset)
    {
        int number = (int)(address >> RangeShift) - 1;
        if ((uint)number >= (uint)buffers.Count)
            throw warp.Fault(
                PtxFault.OutOfBounds,
                lane,
                string.Create(CultureInfo.InvariantCulture, $"address 0x{address:x} is in no buffer."));

        GlobalBuffer buffer = buffers[number];
        offset = (long)(address - buffer.Address);
        if (offset < 0 || offset + bytes > buffer.Bytes.Length)
            throw warp.Fault(
                PtxFault.OutOfBounds,
                lane,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{bytes} bytes from byte {offset} of '{buffer.Name}' on are outside of it: it has {buffer.Bytes.Length}."));
        if (offset % alignment != 0)
            throw warp.Fault(
                PtxFault.Misaligned,
                lane,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"byte {offset} of '{buffer.Name}' is no multiple of the {alignment} bytes accessed."));

        return buffer;
    }
}
