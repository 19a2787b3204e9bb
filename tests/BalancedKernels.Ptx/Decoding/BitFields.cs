using System;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Fields of bits or bytes: bfe, bfi, prmt.</summary>
internal static class BitFields
{
    private static readonly PtxType Word = new(NumberKind.Bits, 32);

    /// <summary>
    /// Decodes bfe: the field of so many bits from a position on; what lies beyond the register repeats the sign, or is
    /// zero.
    /// </summary>
    public static Decoded DecodeExtract(Encoded encoded)
    {
        PtxType type = encoded.TakeType();
        encoded.Done(4);
        return new Decoded(PtxKind.Integer, PerLane.Map(
            encoded.Target(0, type),
            encoded.Source(1, type),
            encoded.Source(2, Word),
            encoded.Source(3, Word),
            (a, position, length) => Extract(a, (int)position & 255, (int)length & 255, type)));
    }

    /// <summary>Decodes bfi: the first operand's low bits, put into the second.</summary>
    public static Decoded DecodeInsert(Encoded encoded)
    {
        PtxType type = encoded.TakeType();
        encoded.Done(5);
        Target to = encoded.Target(0, type);
        int field = encoded.Source(1, type);
        int into = encoded.Source(2, type);
        int position = encoded.Source(3, Word);
        int length = encoded.Source(4, Word);

        // The mask of the field is made first, and then used as one operand.
        return new Decoded(PtxKind.Integer, (warp, lanes) =>
        {
            ReadOnlySpan<ulong> lengths = warp.Read(length, lanes);
            ReadOnlySpan<ulong> positions = warp.Read(position, lanes);
            ReadOnlySpan<ulong> fields = warp.Read(field, lanes);
            ReadOnlySpan<ulong> words = warp.Read(into, lanes);
            Span<ulong> result = warp.Write(to, lanes);
            for (uint rest = lanes; rest != 0; rest &= rest - 1)
            {
                int lane = System.Numerics.BitOperations.TrailingZeroCount(rest);
                ulong mask = Field((int)positions[lane] & 255, (int)lengths[lane] & 255, type);
                ulong shifted = ((int)positions[lane] & 255) < 64 ? fields[lane] << ((int)positions[lane] & 255) : 0;
                result[lane] = (words[lane] & ~mask) | (shifted & mask);
            }
        });
    }

    /// <summary>
    /// Decodes prmt without a mode: four bytes, each chosen out of eight by four bits, the highest of which repeats its
    /// sign.
    /// </summary>
    public static Decoded DecodePermute(Encoded encoded)
    {
        PtxType type = encoded.TakeType();
        encoded.Done(4);
        return new Decoded(
            PtxKind.Integer,
            PerLane.Map(
                encoded.Target(0, type),
                encoded.Source(1, type),
                encoded.Source(2, type),
                encoded.Source(3, Word),
                (a, b, selection) =>
        {
            ulong bytes = (b << 32) | a;
            ulong result = 0;
            for (int i = 0; i < 4; i++)
            {
                int choice = (int)(selection >> (4 * i)) & 15;
                ulong chosen = bytes >> (8 * (choice & 7)) & 0xFF;
                result |= (choice < 8 ? chosen : (chosen & 0x80) != 0 ? 0xFFUL : 0) << (8 * i);
            }

            return result;
        }));
    }

    private static ulong Extract(ulong a, int position, int length, PtxType type)
    {
        if (length == 0)
            return 0;

        // The sign is the field's last bit, or the register's where the field goes beyond it.
        bool negative = type.Kind == NumberKind.Signed
            && (a >> Math.Min(position + length - 1, type.Bits - 1) & 1) == 1;
        ulong field = position < type.Bits ? a >> position : 0;
        int taken = Math.Min(length, Math.Max(type.Bits - position, 0));
        ulong mask = taken == 64 ? ulong.MaxValue : (1UL << taken) - 1;
        return ((field & mask) | (negative ? ~mask : 0)) & type.Mask;
    }

    private static ulong Field(int position, int length, PtxType type)
    {
        ulong ones = length >= 64 ? ulong.MaxValue : (1UL << length) - 1;
        return (position >= 64 ? 0 : ones << position) & type.Mask;
    }
}
