using System;
using System.Numerics;
using BalancedKernels.Ptx.Numbers;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>What the lanes of a warp find out together: vote, match, redux, activemask.</summary>
internal static class LaneAgreement
{
    private static readonly PtxType Word = new(NumberKind.Bits, 32);

    public static Decoded DecodeVote(Encoded encoded)
    {
        RequireSync(encoded);
        string mode = encoded.TakeAny("all", "any", "uni", "ballot") ?? throw encoded.Wrong("the vote is not known.");
        encoded.TakeType();
        encoded.Done(3);
        PredicateSource asked = encoded.Predicate(encoded.Operands[1]);
        int members = encoded.Source(2, Word);
        if (mode == "ballot")
        {
            Target to = encoded.Target(0, Word);
            return new Decoded(
                PtxKind.Warp,
                (warp, lanes) => Fill(warp.Write(to, lanes), lanes, warp.ReadPredicate(asked, lanes)),
                Flow.Gather) { Members = members };
        }

        int result = encoded.PredicateTarget(encoded.Operands[0]);
        return new Decoded(
            PtxKind.Warp,
            (warp, lanes) =>
            {
                uint yes = warp.ReadPredicate(asked, lanes);
                bool holds = mode switch
                {
                    "all" => yes == lanes,
                    "any" => yes != 0,
                    _ => yes == lanes || yes == 0,
                };
                warp.WritePredicate(result, lanes, holds ? uint.MaxValue : 0);
            },
            Flow.Gather) { Members = members };
    }

    /// <summary>Decodes match: which lanes have the same value, or whether all have.</summary>
    public static Decoded DecodeMatch(Encoded encoded)
    {
        string mode = encoded.TakeAny("any", "all") ?? throw encoded.Wrong("the match is not known.");
        RequireSync(encoded);
        PtxType type = encoded.TakeType();
        encoded.Done(3);
        string[] targets = encoded.Operands[0].Split('|', StringSplitOptions.TrimEntries);
        Target to = encoded.PartTarget(targets[0], Word);
        int same = targets.Length > 1 ? encoded.PredicateTarget(targets[1]) : -1;
        int value = encoded.Source(1, type);
        return new Decoded(
            PtxKind.Warp,
            (warp, lanes) =>
            {
                ReadOnlySpan<ulong> values = warp.Read(value, lanes);
                Span<ulong> result = warp.Write(to, lanes);
                uint all = Equal(values, lanes, values[BitOperations.TrailingZeroCount(lanes)]);
                for (uint rest = lanes; rest != 0; rest &= rest - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(rest);
                    result[lane] = mode == "any" ? Equal(values, lanes, values[lane]) : all == lanes ? lanes : 0;
                }

                warp.WritePredicate(same, lanes, all == lanes ? uint.MaxValue : 0);
            },
            Flow.Gather) { Members = encoded.Source(2, Word) };
    }

    /// <summary>Decodes redux: one number out of those of all lanes.</summary>
    public static Decoded DecodeReduce(Encoded encoded)
    {
        RequireSync(encoded);
        string operation = encoded.TakeAny("add", "min", "max", "and", "or", "xor")
            ?? throw encoded.Wrong("the reduction is not known.");
        PtxType type = encoded.TakeType();
        encoded.Done(3);
        Target to = encoded.Target(0, Word);
        int from = encoded.Source(1, Word);
        Func<ulong, ulong, ulong> join = operation switch
        {
            "add" => (a, b) => (uint)(a + b),
            "min" => (a, b) => Whole.Value(a, type) < Whole.Value(b, type) ? a : b,
            "max" => (a, b) => Whole.Value(a, type) > Whole.Value(b, type) ? a : b,
            "and" => (a, b) => a & b,
            "or" => (a, b) => a | b,
            _ => (a, b) => a ^ b,
        };
        return new Decoded(
            PtxKind.Warp,
            (warp, lanes) =>
            {
                ReadOnlySpan<ulong> values = warp.Read(from, lanes);
                ulong joined = values[BitOperations.TrailingZeroCount(lanes)];
                for (uint rest = lanes & (lanes - 1); rest != 0; rest &= rest - 1)
                    joined = join(joined, values[BitOperations.TrailingZeroCount(rest)]);

                Fill(warp.Write(to, lanes), lanes, joined);
            },
            Flow.Gather) { Members = encoded.Source(2, Word) };
    }

    public static Decoded DecodeActive(Encoded encoded)
    {
        encoded.TakeType();
        encoded.Done(1);
        Target to = encoded.Target(0, Word);
        return new Decoded(PtxKind.Warp, (warp, lanes) => Fill(warp.Write(to, lanes), lanes, lanes));
    }

    private static void RequireSync(Encoded encoded)
    {
        if (!encoded.Take("sync"))
            throw encoded.Wrong("only what names its lanes (.sync) is known.");
    }

    private static uint Equal(ReadOnlySpan<ulong> values, uint lanes, ulong value)
    {
        uint equal = 0;
        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            equal |= values[lane] == value ? 1u << lane : 0;
        }

        return equal;
    }

    private static void Fill(Span<ulong> register, uint lanes, ulong value)
    {
        for (uint rest = lanes; rest != 0; rest &= rest - 1)
            register[BitOperations.TrailingZeroCount(rest)] = value;
    }
}
