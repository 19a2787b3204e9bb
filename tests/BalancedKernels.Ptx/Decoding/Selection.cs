using System;
using System.Numerics;
using BalancedKernels.Ptx.Numbers;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>One of two registers: selp by a predicate, slct by a sign.</summary>
internal static class Selection
{
    public static Decoded Decode(Encoded encoded)
    {
        PtxType type = encoded.TakeType();
        encoded.Done(4);
        Target to = encoded.Target(0, type);
        int a = encoded.Source(1, type);
        int b = encoded.Source(2, type);
        PredicateSource choice = encoded.Predicate(encoded.Operands[3]);
        return new Decoded(PtxKind.Compare, (warp, lanes) =>
        {
            uint first = warp.ReadPredicate(choice, lanes);

            // The operand that is not chosen may be undefined: nothing of it is read.
            ReadOnlySpan<ulong> x = warp.Read(a, first);
            ReadOnlySpan<ulong> y = warp.Read(b, lanes & ~first);
            Span<ulong> result = warp.Write(to, lanes);
            for (uint rest = lanes; rest != 0; rest &= rest - 1)
            {
                int lane = BitOperations.TrailingZeroCount(rest);
                result[lane] = (first >> lane & 1) != 0 ? x[lane] : y[lane];
            }
        });
    }

    public static Decoded DecodeBySign(Encoded encoded)
    {
        PtxType type = encoded.TakeType();
        PtxType sign = encoded.TakeType();
        encoded.Done(4);
        Func<ulong, double> number = FloatBits.Reader(sign);
        Func<ulong, bool> first = sign.Kind == NumberKind.Float
            ? c => number(c) >= 0
            : c => Whole.Signed(c, sign.Bits) >= 0;
        return new Decoded(PtxKind.Compare, PerLane.Map(
            encoded.Target(0, type),
            encoded.Source(1, type),
            encoded.Source(2, type),
            encoded.Source(3, sign),
            (a, b, c) => first(c) ? a : b));
    }
}
