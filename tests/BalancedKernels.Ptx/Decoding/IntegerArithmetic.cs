using System;
using System.Numerics;
using BalancedKernels.Ptx.Numbers;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Whole numbers of 16, 32 and 64 bits: sums, products, quotients.</summary>
internal static class IntegerArithmetic
{
    public static Decoded Decode(Encoded encoded, PtxType type) => encoded.Name switch
    {
        "add" or "sub" => DecodeSum(encoded, type),
        "mul" or "mad" => DecodeProduct(encoded, type),
        "div" or "rem" => DecodeQuotient(encoded, type),
        "min" =>
            Two(
                encoded,
                type,
                type.Kind == NumberKind.Signed
                    ? (a, b) => Signed(Math.Min(Of(a, type), Of(b, type)), type)
                    : (a, b) => Math.Min(a, b)),
        "max" =>
            Two(
                encoded,
                type,
                type.Kind == NumberKind.Signed
                    ? (a, b) => Signed(Math.Max(Of(a, type), Of(b, type)), type)
                    : (a, b) => Math.Max(a, b)),
        "abs" => One(encoded, type, a => Of(a, type) < 0 ? (0 - a) & type.Mask : a),
        "neg" => One(encoded, type, a => (0 - a) & type.Mask),
        _ => throw encoded.Wrong("whole numbers have no such operation."),
    };

    /// <summary>Decodes sad: the distance of two numbers, added to a third.</summary>
    public static Decoded DecodeDistance(Encoded encoded)
    {
        PtxType type = encoded.TakeType();
        encoded.Done(4);
        PtxType result = new(NumberKind.Unsigned, type.Bits);
        return new Decoded(PtxKind.Integer, PerLane.Map(
            encoded.Target(0, result),
            encoded.Source(1, type),
            encoded.Source(2, type),
            encoded.Source(3, result),
            (a, b, c) => (c + (ulong)Int128.Abs(Whole.Value(a, type) - Whole.Value(b, type))) & type.Mask));
    }

    private static Decoded DecodeSum(Encoded encoded, PtxType type)
    {
        bool add = encoded.Name == "add";
        ulong mask = type.Mask;
        if (encoded.Take("sat"))
        {
            if (type != new PtxType(NumberKind.Signed, 32))
                throw encoded.Wrong("only sums of .s32 saturate.");

            return Two(
                encoded,
                type,
                (a, b) => (uint)(int)Math.Clamp(
                    add ? Of(a, type) + Of(b, type) : Of(a, type) - Of(b, type), int.MinValue, int.MaxValue));
        }

        return Two(encoded, type, add ? (a, b) => (a + b) & mask : (a, b) => (a - b) & mask);
    }

    private static Decoded DecodeProduct(Encoded encoded, PtxType type)
    {
        string part = encoded.TakeAny("lo", "hi", "wide") ?? throw encoded.Wrong("a product is .lo, .hi or .wide.");
        if (part == "wide" && type.Bits == 64)
            throw encoded.Wrong("a wide product of 64 bits has no place.");

        PtxType result = part == "wide" ? type with { Bits = type.Bits * 2 } : type;
        Func<ulong, ulong, ulong> product = part switch
        {
            "lo" => (a, b) => a * b,
            "hi" => (a, b) => (ulong)((Whole.Value(a, type) * Whole.Value(b, type)) >> type.Bits),
            _ when type.Kind == NumberKind.Signed => (a, b) => (ulong)(Of(a, type) * Of(b, type)),
            _ => (a, b) => a * b,
        };

        // 64 bits times 64 bits need all 128, and have no room for a sign beside them.
        if (part == "hi" && type.Bits == 64)
            product = type.Kind == NumberKind.Signed
                ? (a, b) => (ulong)Math.BigMul((long)a, (long)b, out _)
                : (a, b) => Math.BigMul(a, b, out _);

        ulong mask = result.Mask;
        bool addend = encoded.Name == "mad";
        encoded.Done(addend ? 4 : 3);
        Target to = encoded.Target(0, result);
        int x = encoded.Source(1, type);
        int y = encoded.Source(2, type);
        return new Decoded(PtxKind.Integer, addend
            ? PerLane.Map(to, x, y, encoded.Source(3, result), (a, b, c) => (product(a, b) + c) & mask)
            : PerLane.Map(to, x, y, (a, b) => product(a, b) & mask));
    }

    private static Decoded DecodeQuotient(Encoded encoded, PtxType type)
    {
        bool rest = encoded.Name == "rem";
        Func<ulong, ulong, ulong> compute = (type.Kind == NumberKind.Signed, rest) switch
        {
            (true, false) => (a, b) => (ulong)(Whole.Value(a, type) / Whole.Value(b, type)) & type.Mask,
            (true, true) => (a, b) => (ulong)(Whole.Value(a, type) % Whole.Value(b, type)) & type.Mask,
            (false, false) => (a, b) => a / b,
            (false, true) => (a, b) => a % b,
        };
        encoded.Done(3);
        int divisor = encoded.Source(2, type);
        WarpOperation divide = PerLane.Map(encoded.Target(0, type), encoded.Source(1, type), divisor, compute);
        return new Decoded(PtxKind.Integer, (warp, lanes) =>
        {
            uint zeros = PerLane.Where(warp, lanes, divisor, divisor, (a, _) => a == 0);
            if (zeros != 0)
                throw warp.Fault(
                    PtxFault.Operand, BitOperations.TrailingZeroCount(zeros), "a whole number is divided by zero.");

            divide(warp, lanes);
        });
    }

    private static Decoded One(Encoded encoded, PtxType type, Func<ulong, ulong> compute)
    {
        encoded.Done(2);
        return new Decoded(PtxKind.Integer, PerLane.Map(encoded.Target(0, type), encoded.Source(1, type), compute));
    }

    private static Decoded Two(Encoded encoded, PtxType type, Func<ulong, ulong, ulong> compute)
    {
        encoded.Done(3);
        return new Decoded(
            PtxKind.Integer,
            PerLane.Map(encoded.Target(0, type), encoded.Source(1, type), encoded.Source(2, type), compute));
    }

    private static long Of(ulong bits, PtxType type) => Whole.Signed(bits, type.Bits);

    private static ulong Signed(long value, PtxType type) => (ulong)value & type.Mask;
}
