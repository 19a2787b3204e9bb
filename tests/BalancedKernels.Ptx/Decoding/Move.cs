using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Moves: a register, a constant, an address; parts into a register, and a register into parts.</summary>
internal static class Move
{
    public static Decoded Decode(Encoded encoded)
    {
        PtxType type = encoded.TakeType();
        encoded.Done(2);
        if (type.Kind == NumberKind.Predicate)
        {
            int to = encoded.PredicateTarget(encoded.Operands[0]);
            PredicateSource from = encoded.Predicate(encoded.Operands[1]);
            return new Decoded(
                PtxKind.Move, (warp, lanes) => warp.WritePredicate(to, lanes, warp.ReadPredicate(from, lanes)));
        }

        if (encoded.Operands[0].StartsWith('{'))
            return Unpack(encoded, type);
        if (encoded.Operands[1].StartsWith('{'))
            return Pack(encoded, type);

        return new Decoded(PtxKind.Move, PerLane.Copy(encoded.Target(0, type), encoded.Source(1, type)));
    }

    /// <summary>Decodes cvta: an address of one space as one of all memory, or back.</summary>
    public static Decoded DecodeAddress(Encoded encoded)
    {
        bool back = encoded.Take("to");
        string space = encoded.TakeAny("global", "shared", "local") ?? throw encoded.Wrong("the space is not known.");
        if (space == "shared")
            encoded.Take("shared::cta");

        PtxType type = encoded.TakeType();
        encoded.Done(2);
        ulong window = GenericAddress.Window(space);
        if (window != 0 && type.Bits != 64)
            throw encoded.Wrong("addresses of all memory have 64 bits.");

        return new Decoded(
            PtxKind.Integer,
            PerLane.Map(encoded.Target(0, type), encoded.Source(1, type), a => back ? a - window : a + window));
    }

    /// <summary>Decodes createpolicy: a policy for the cache, which changes no result.</summary>
    public static Decoded DecodePolicy(Encoded encoded)
    {
        encoded.TakeAll(word =>
            word is "fractional" or "range" or "global" || word.StartsWith("L2::", StringComparison.Ordinal));
        PtxType type = encoded.TakeType();
        encoded.Done(1, 4);
        Target to = encoded.Target(0, type);
        return new Decoded(PtxKind.Move, (warp, lanes) => warp.Write(to, lanes));
    }

    private static Decoded Pack(Encoded encoded, PtxType type)
    {
        IReadOnlyList<string> names = encoded.Vector(1);
        PtxType part = new(NumberKind.Bits, type.Bits / names.Count);
        Target to = encoded.Target(0, type);
        int[] parts = [.. names.Select(name => encoded.PartSource(name, part))];
        return new Decoded(PtxKind.Move, (warp, lanes) =>
        {
            Span<ulong> whole = stackalloc ulong[Running.Warp.Size];
            for (int i = 0; i < parts.Length; i++)
            {
                ReadOnlySpan<ulong> from = warp.Read(parts[i], lanes);
                for (uint rest = lanes; rest != 0; rest &= rest - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(rest);
                    whole[lane] |= from[lane] << (part.Bits * i);
                }
            }

            Span<ulong> result = warp.Write(to, lanes);
            for (uint rest = lanes; rest != 0; rest &= rest - 1)
            {
                int lane = BitOperations.TrailingZeroCount(rest);
                result[lane] = whole[lane];
            }
        });
    }

    private static Decoded Unpack(Encoded encoded, PtxType type)
    {
        IReadOnlyList<string> names = encoded.Vector(0);
        PtxType part = new(NumberKind.Bits, type.Bits / names.Count);
        int from = encoded.Source(1, type);
        Target[] parts = [.. names.Select(name => encoded.PartTarget(name, part))];
        return new Decoded(PtxKind.Move, (warp, lanes) =>
        {
            for (int i = 0; i < parts.Length; i++)
            {
                int shift = part.Bits * i;
                ReadOnlySpan<ulong> whole = warp.Read(from, lanes);
                Span<ulong> result = warp.Write(parts[i], lanes);
                for (uint rest = lanes; rest != 0; rest &= rest - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(rest);
                    result[lane] = whole[lane] >> shift & part.Mask;
                }
            }
        });
    }
}
