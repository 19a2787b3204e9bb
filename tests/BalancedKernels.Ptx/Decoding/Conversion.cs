using System;
using BalancedKernels.Ptx.Numbers;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>From one type to another: cvt.</summary>
internal static class Conversion
{
    public static Decoded Decode(Encoded encoded)
    {
        (Rounding? rounding, bool toWhole) = TakeRounding(encoded);
        bool flushes = encoded.Take("ftz");
        bool saturates = encoded.Take("sat");
        bool clips = encoded.Take("relu");
        bool finite = encoded.Take("satfinite");
        PtxType to = encoded.TakeType();
        PtxType from = encoded.TakeType();
        Modifiers modifiers = new(rounding, toWhole, flushes, saturates, clips, finite);
        if (to.Parts == 2)
            return Pack(encoded, modifiers, to, from);

        encoded.Done(2);
        Func<ulong, ulong> convert = (from.IsFloating, to.IsFloating) switch
        {
            (false, false) => FromWholeToWhole(from, to, saturates),
            (false, true) => FromWhole(encoded, from, to, modifiers),
            (true, false) => ToWhole(encoded, from, to, modifiers),
            _ => FromFloatToFloat(encoded, from, to, modifiers),
        };

        Target target = encoded.WideTarget(encoded.Operands[0], to);
        Func<ulong, ulong> extended = to.Kind == NumberKind.Signed && target.Bits > to.Bits
            ? a => (ulong)Whole.Signed(convert(a), to.Bits) & new PtxType(NumberKind.Bits, target.Bits).Mask
            : convert;
        return new Decoded(
            PtxKind.Convert, PerLane.Map(target, encoded.WideSource(encoded.Operands[1], from), extended));
    }

    private static (Rounding? Rounding, bool ToWhole) TakeRounding(Encoded encoded)
    {
        string? word = encoded.TakeAny("rn", "rz", "rm", "rp", "rni", "rzi", "rmi", "rpi");
        Rounding? rounding = word?[..2] switch
        {
            "rn" => Rounding.NearestEven,
            "rz" => Rounding.TowardZero,
            "rm" => Rounding.Down,
            "rp" => Rounding.Up,
            _ => null,
        };
        return (rounding, word?.EndsWith('i') ?? false);
    }

    private static Func<ulong, ulong> FromWholeToWhole(PtxType from, PtxType to, bool saturates)
    {
        if (saturates)
            return a => (ulong)Int128.Clamp(
                Whole.Value(a & from.Mask, from), Whole.Least(to), Whole.Greatest(to)) & to.Mask;

        ulong mask = to.Mask;
        ulong both = from.Mask & mask;
        return from.Kind == NumberKind.Signed ? a => (ulong)Whole.Signed(a, from.Bits) & mask : a => a & both;
    }

    private static Func<ulong, ulong> FromWhole(Encoded encoded, PtxType from, PtxType to, Modifiers modifiers)
    {
        Rounding rounding = modifiers.Rounding ?? throw encoded.Wrong("how it is rounded must be said.");
        FloatFormat format = FloatBits.Format(to);
        return a =>
        {
            Int128 value = Whole.Value(a & from.Mask, from);
            return format.Round(value < 0, (ulong)Int128.Abs(value), 0, rounding);
        };
    }

    private static Func<ulong, ulong> ToWhole(Encoded encoded, PtxType from, PtxType to, Modifiers modifiers)
    {
        if (modifiers.Rounding is not Rounding rounding || !modifiers.ToWhole)
            throw encoded.Wrong("how it is rounded to a whole number must be said.");

        Func<ulong, double> read = FloatBits.Reader(from);
        return a =>
        {
            double value = modifiers.Operand(read(a), from);
            if (double.IsNaN(value))
                return 0;

            double rounded = ToWholeNumber(value, rounding);
            Int128 least = Whole.Least(to);
            Int128 greatest = Whole.Greatest(to);
            Int128 whole = rounded <= (double)least ? least : rounded >= (double)greatest ? greatest : (Int128)rounded;
            return (ulong)whole & to.Mask;
        };
    }

    private static Func<ulong, ulong> FromFloatToFloat(Encoded encoded, PtxType from, PtxType to, Modifiers modifiers)
    {
        bool narrows = to.Bits < from.Bits || (to.Bits == from.Bits && to.Kind != from.Kind);
        if (narrows && (modifiers.Rounding is null || modifiers.ToWhole))
            throw encoded.Wrong("how it is rounded must be said.");
        if (!narrows && modifiers.Rounding is not null && !modifiers.ToWhole)
            throw encoded.Wrong("it is not rounded.");

        // Widened, a number stays what it is.
        Func<ulong, double> read = FloatBits.Reader(from);
        if (!narrows && to.Bits == 32 && modifiers == new Modifiers(null, false, false, false, false, false))
            return a => FloatBits.Bits((float)read(a));

        FloatFormat format = FloatBits.Format(to);
        return a => modifiers.Result(modifiers.Operand(read(a), from), format);
    }

    // Two numbers of 32 bits become two of 16 in one register: the first operand goes above the second.
    private static Decoded Pack(Encoded encoded, Modifiers modifiers, PtxType to, PtxType from)
    {
        if (from is not { Kind: NumberKind.Float, Bits: 32 } || modifiers.Rounding is null || modifiers.ToWhole)
            throw encoded.Wrong("only two .f32 are packed, and how they are rounded must be said.");

        encoded.Done(3);
        FloatFormat format = FloatBits.Format(to);
        return new Decoded(PtxKind.Convert, PerLane.Map(
            encoded.Target(0, to),
            encoded.Source(1, from),
            encoded.Source(2, from),
            (upper, lower) => modifiers.Result(
                FloatBits.Single(upper), format) << 16 | modifiers.Result(FloatBits.Single(lower), format)));
    }

    private static double ToWholeNumber(double value, Rounding rounding) => rounding switch
    {
        Rounding.NearestEven => Math.Round(value, MidpointRounding.ToEven),
        Rounding.TowardZero => Math.Truncate(value),
        Rounding.Down => Math.Floor(value),
        _ => Math.Ceiling(value),
    };

    private sealed record Modifiers(
        Rounding? Rounding, bool ToWhole, bool Flushes, bool Saturates, bool Clips, bool Finite)
    {
        public double Operand(double value, PtxType type) =>
            Flushes && type.Bits == 32 ? FloatBits.Flush((float)value) : value;

        public ulong Result(double value, FloatFormat format)
        {
            double rounded = ToWhole ? ToWholeNumber(value, Rounding!.Value) : value;
            double clipped = Clips && rounded < 0 ? 0 : Saturates ? FloatBits.Saturate(rounded) : rounded;
            ulong bits = format.Round(clipped, Rounding ?? Numbers.Rounding.NearestEven);
            bool flushed = Flushes && format == FloatFormat.Single && float.IsSubnormal(FloatBits.Single(bits));
            return flushed
                ? FloatBits.Bits(FloatBits.Flush(FloatBits.Single(bits)))
                : Finite
                ? format.WithoutInfinity(bits)
                : bits;
        }
    }
}
