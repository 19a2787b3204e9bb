using System;
using BalancedKernels.Ptx.Numbers;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Numbers of 16 bits with a fraction, one or two in a register: each result is rounded once.</summary>
internal static class HalfArithmetic
{
    private const int PartBits = 16;
    private const ulong PartMask = 0xFFFF;
    private const ulong PartSign = 0x8000;

    public static Decoded Decode(Encoded encoded, PtxType type)
    {
        encoded.Take("rn");
        encoded.Take("approx");
        bool flushes = encoded.Take("ftz");
        bool saturates = encoded.Take("sat");
        bool clips = encoded.Take("relu");
        bool keepsNaN = encoded.Take("NaN");
        if ((clips && encoded.Name != "fma") || (keepsNaN && encoded.Name is not ("min" or "max")))
            throw encoded.Wrong("'.relu' goes with fma, '.NaN' with min and max.");

        Part part = new(type, flushes, saturates, clips);
        return encoded.Name switch
        {
            "abs" => Bits(encoded, type, a => a & ~PartSign),
            "neg" => Bits(encoded, type, a => a ^ PartSign),
            "add" => Two(encoded, part, FloatBits.AddToOdd),
            "sub" => Two(encoded, part, (a, b) => FloatBits.AddToOdd(a, -b)),
            "mul" => Two(encoded, part, (a, b) => a * b),
            "min" =>
                Two(
                    encoded,
                    part,
                    (a, b) => keepsNaN && double.IsNaN(a + b) && (double.IsNaN(a) || double.IsNaN(b))
                        ? double.NaN
                        : FloatBits.Min(a, b)),
            "max" =>
                Two(
                    encoded,
                    part,
                    (a, b) => keepsNaN && double.IsNaN(a + b) && (double.IsNaN(a) || double.IsNaN(b))
                        ? double.NaN
                        : FloatBits.Max(a, b)),
            "fma" => Three(encoded, part),
            "ex2" => One(encoded, part, double.Exp2),
            "tanh" => One(encoded, part, Math.Tanh),
            _ => throw encoded.Wrong("numbers of 16 bits have no such operation."),
        };
    }

    private static Decoded Bits(Encoded encoded, PtxType type, Func<ulong, ulong> compute)
    {
        encoded.Done(2);
        return new Decoded(
            PtxKind.Half,
            PerLane.Map(
                encoded.Target(0, type),
                encoded.Source(1, type),
                a => ForParts(type, shift => compute(a >> shift & PartMask))));
    }

    private static Decoded One(Encoded encoded, Part part, Func<double, double> compute)
    {
        encoded.Done(2);
        return new Decoded(PtxKind.Half, PerLane.Map(
            encoded.Target(0, part.Type),
            encoded.Source(1, part.Type),
            a => ForParts(part.Type, shift => part.Result(compute(part.Operand(a >> shift))))));
    }

    private static Decoded Two(Encoded encoded, Part part, Func<double, double, double> compute)
    {
        encoded.Done(3);
        return new Decoded(PtxKind.Half, PerLane.Map(
            encoded.Target(0, part.Type),
            encoded.Source(1, part.Type),
            encoded.Source(2, part.Type),
            (a, b) => ForParts(
                part.Type, shift => part.Result(compute(part.Operand(a >> shift), part.Operand(b >> shift))))));
    }

    // A product of two such numbers is a double, so one rounding to odd and one to 16 bits are one rounding.
    private static Decoded Three(Encoded encoded, Part part)
    {
        encoded.Done(4);
        return new Decoded(PtxKind.Half, PerLane.Map(
            encoded.Target(0, part.Type),
            encoded.Source(1, part.Type),
            encoded.Source(2, part.Type),
            encoded.Source(3, part.Type),
            (a, b, c) => ForParts(
                part.Type,
                shift => part.Result(
                    FloatBits.AddToOdd(
                        part.Operand(a >> shift) * part.Operand(b >> shift), part.Operand(c >> shift))))));
    }

    private static ulong ForParts(PtxType type, Func<int, ulong> compute) =>
        type.Parts == 1 ? compute(0) : compute(0) | (compute(PartBits) << PartBits);

    // One number of a register, and what modifiers do to it.
    private sealed class Part(PtxType type, bool flushes, bool saturates, bool clips)
    {
        private readonly Func<ulong, double> reader = FloatBits.Reader(type);
        private readonly FloatFormat format = FloatBits.Format(type);
        private readonly double smallestNormal = type.Kind == NumberKind.BFloat
            ? Math.ScaleB(1, -126)
            : Math.ScaleB(1, -14);

        public PtxType Type { get; } = type;

        public double Operand(ulong bits) => Flushed(reader(bits & PartMask));

        public ulong Result(double value)
        {
            double clipped = clips && value < 0 ? 0 : saturates ? FloatBits.Saturate(value) : value;
            ulong rounded = format.Round(clipped, Rounding.NearestEven);
            return flushes ? format.Round(Flushed(reader(rounded)), Rounding.NearestEven) : rounded;
        }

        private double Flushed(double value) =>
            flushes && Math.Abs(value) < smallestNormal ? Math.CopySign(0, value) : value;
    }
}
