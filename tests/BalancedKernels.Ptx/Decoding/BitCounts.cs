using System;
using System.Numerics;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Counting and finding bits.</summary>
internal static class BitCounts
{
    private const ulong None = uint.MaxValue;
    private static readonly PtxType Word = new(NumberKind.Bits, 32);

    /// <summary>Decodes popc, clz and brev.</summary>
    public static Decoded Decode(Encoded encoded)
    {
        PtxType type = encoded.TakeType();
        encoded.Done(2);
        Func<ulong, ulong> compute = encoded.Name switch
        {
            "popc" => a => (ulong)BitOperations.PopCount(a),
            "clz" => a => (ulong)(BitOperations.LeadingZeroCount(a) - (64 - type.Bits)),
            _ => a => Reverse(a, type.Bits),
        };
        return new Decoded(
            PtxKind.Integer,
            PerLane.Map(encoded.Target(0, encoded.Name == "brev" ? type : Word), encoded.Source(1, type), compute));
    }

    /// <summary>
    /// Decodes bfind: the position of the highest bit that differs from the sign, or with .shiftamt how far it is from
    /// the top.
    /// </summary>
    public static Decoded DecodeFind(Encoded encoded)
    {
        bool distance = encoded.Take("shiftamt");
        PtxType type = encoded.TakeType();
        encoded.Done(2);
        ulong sign = type.Kind == NumberKind.Signed ? 1UL << (type.Bits - 1) : 0;
        return new Decoded(PtxKind.Integer, PerLane.Map(encoded.Target(0, Word), encoded.Source(1, type), a =>
        {
            ulong bits = (a & sign) != 0 ? ~a & type.Mask : a;
            return bits == 0
                ? None
                : (ulong)(distance ? type.Bits - 1 - BitOperations.Log2(bits) : BitOperations.Log2(bits));
        }));
    }

    /// <summary>
    /// Decodes fns: the n-th bit that is set, from a position upwards, or downwards where n is negative.
    /// </summary>
    public static Decoded DecodeNth(Encoded encoded)
    {
        encoded.TakeType();
        encoded.Done(4);
        return new Decoded(
            PtxKind.Integer,
            PerLane.Map(
                encoded.Target(0, Word),
                encoded.Source(1, Word),
                encoded.Source(2, Word),
                encoded.Source(3, Word),
                (mask, start, count) =>
        {
            int left = Math.Abs((int)count);
            int step = (int)count < 0 ? -1 : 1;
            if (left == 0)
                return (mask >> (int)start & 1) == 1 ? start : None;

            for (int bit = (int)start; bit is >= 0 and < 32; bit += step)
            {
                if ((mask >> bit & 1) == 1 && --left == 0)
                    return (ulong)bit;
            }

            return None;
        }));
    }

    private static ulong Reverse(ulong bits, int count)
    {
        ulong result = 0;
        for (int i = 0; i < count; i++)
            result |= (bits >> i & 1) << (count - 1 - i);

        return result;
    }
}
