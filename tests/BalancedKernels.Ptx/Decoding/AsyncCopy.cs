using System;
using System.Numerics;
using BalancedKernels.Ptx.Reading;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Copies from global to shared memory that go on by themselves, and waiting for them: cp.async.</summary>
internal static class AsyncCopy
{
    private static readonly PtxType Word = new(NumberKind.Unsigned, 32);

    public static Decoded Decode(Encoded encoded)
    {
        if (!encoded.Take("async"))
            throw encoded.Wrong("only asynchronous copies are known.");
        if (encoded.Take("commit_group"))
            return Decode(encoded, 0, (warp, lane) => warp.Copies.Commit(lane));
        if (encoded.Take("wait_all"))
            return Decode(encoded, 0, (warp, lane) => warp.Copies.WaitAll(lane));
        if (!encoded.Take("wait_group"))
            return DecodeCopy(encoded);

        int left = encoded.Constant(0);
        return Decode(encoded, 1, (warp, lane) => warp.Copies.Wait(lane, left));
    }

    private static Decoded Decode(Encoded encoded, int operands, Action<Warp, int> forLane)
    {
        encoded.Done(operands);
        return new Decoded(PtxKind.AsyncCopy, (warp, lanes) =>
        {
            for (uint rest = lanes; rest != 0; rest &= rest - 1)
                forLane(warp, BitOperations.TrailingZeroCount(rest));
        });
    }

    private static Decoded DecodeCopy(Encoded encoded)
    {
        string cache = encoded.TakeAny("ca", "cg") ?? throw encoded.Wrong("the copy is .ca or .cg.");
        bool shared = encoded.TakeAny("shared", "shared::cta") is not null;
        bool hasPolicy = MemoryAccess.TakeHints(encoded);
        if (!shared || !encoded.Take("global"))
            throw encoded.Wrong("it must go from .global to .shared.");

        int fixedOperands = hasPolicy ? 4 : 3;
        encoded.Done(fixedOperands, fixedOperands + 1);
        AddressOperand to = encoded.Address(0);
        AddressOperand from = encoded.Address(1);
        int bytes = encoded.Constant(2);
        if (bytes != 16 && (cache == "cg" || bytes is not (4 or 8)))
            throw encoded.Wrong("it moves 16 bytes, and .ca 4 or 8 as well.");

        int read = encoded.Operands.Count > fixedOperands ? encoded.Source(3, Word) : -1;
        return new Decoded(
            PtxKind.AsyncCopy, (warp, lanes) => Begin(warp, lanes, to, from, bytes, read)) { AccessBytes = bytes };
    }

    // Where fewer bytes are read than written, the rest is zero.
    private static void Begin(Warp warp, uint lanes, AddressOperand to, AddressOperand from, int bytes, int read)
    {
        ReadOnlySpan<ulong> places = warp.Read(to.Register, lanes);
        ReadOnlySpan<ulong> sources = warp.Read(from.Register, lanes);
        ReadOnlySpan<ulong> sizes = read < 0 ? default : warp.Read(read, lanes);
        MemoryAccess.Count(Space.Shared, warp, places, to.Offset, lanes, bytes);
        MemoryAccess.Count(Space.Global, warp, sources, from.Offset, lanes, bytes);
        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            ulong size = read < 0 ? (ulong)bytes : sizes[lane];
            if (size > (ulong)bytes)
                throw warp.Fault(PtxFault.Operand, lane, $"{size} bytes are read to write {bytes}.");

            ulong place = places[lane] + (ulong)to.Offset;
            Span<byte> written = warp.Group.Shared.BeginCopy(warp, lane, place, bytes);
            written.Clear();
            if (size > 0)
                warp.Group.Launch.Memory.ReadPart(
                    warp, lane, sources[lane] + (ulong)from.Offset, (int)size, bytes).CopyTo(written);

            warp.Copies.Begin(lane, place, bytes);
        }
    }
}
