using System;
using System.Numerics;
using BalancedKernels.Ptx.Reading;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Exchange of a register among the lanes of a warp: shfl.sync.</summary>
internal static class LaneExchange
{
    private static readonly PtxType Word = new(NumberKind.Bits, 32);

    public static Decoded DecodeShuffle(Encoded encoded)
    {
        if (!encoded.Take("sync"))
            throw encoded.Wrong("only shuffles that name their lanes (.sync) are known.");

        string mode = encoded.TakeAny("up", "down", "bfly", "idx")
            ?? throw encoded.Wrong("the shuffle is .up, .down, .bfly or .idx.");
        encoded.TakeType();
        encoded.Done(5);
        string[] targets = encoded.Operands[0].Split('|', StringSplitOptions.TrimEntries);
        Target to = encoded.PartTarget(targets[0], Word);
        int inside = targets.Length > 1 ? encoded.PredicateTarget(targets[1]) : -1;
        int from = encoded.Source(1, Word);
        int distance = encoded.Source(2, Word);
        int clamp = encoded.Source(3, Word);
        return new Decoded(
            PtxKind.Warp, (warp, lanes) => Shuffle(warp, lanes, mode, to, inside, from, distance, clamp), Flow.Gather)
        {
            Members = encoded.Source(4, Word),
        };
    }

    private static void Shuffle(
        Warp warp, uint lanes, string mode, Target to, int inside, int from, int distance, int clamp)
    {
        Span<ulong> given = stackalloc ulong[Warp.Size];
        warp.Read(from, lanes).CopyTo(given);
        ReadOnlySpan<ulong> distances = warp.Read(distance, lanes);
        ReadOnlySpan<ulong> clamps = warp.Read(clamp, lanes);
        Span<int> sources = stackalloc int[Warp.Size];
        uint found = 0;
        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            int source = Source(mode, lane, (int)distances[lane] & 31, (int)clamps[lane], out bool isInside);
            sources[lane] = isInside ? source : lane;
            found |= isInside ? 1u << lane : 0;
            if ((lanes >> sources[lane] & 1) == 0)
                throw warp.Fault(
                    PtxFault.MissingLane,
                    lane,
                    $"it wants the register of lane {sources[lane]}, which does not take part.");
        }

        Span<ulong> result = warp.Write(to, lanes);
        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            result[lane] = given[sources[lane]];
        }

        warp.WritePredicate(inside, lanes, found);
    }

    // The clamp holds the last lane in bits 0 to 4, and in bits 8 to 12 those bits of a lane's number that stay as they
    // are.
    private static int Source(string mode, int lane, int distance, int clamp, out bool isInside)
    {
        int segment = clamp >> 8 & 31;
        int last = (lane & segment) | (clamp & 31 & ~segment);
        int first = lane & segment;
        int source = mode switch
        {
            "up" => lane - distance,
            "down" => lane + distance,
            "bfly" => lane ^ distance,
            _ => first | (distance & ~segment),
        };
        isInside = mode == "up" ? source >= last : source <= last;
        return source;
    }
}
