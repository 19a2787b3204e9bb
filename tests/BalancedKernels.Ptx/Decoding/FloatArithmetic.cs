using System;
using BalancedKernels.Ptx.Numbers;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Numbers of 32 and 64 bits with a fraction.</summary>
/// <remarks>
/// A product and a sum are rounded each, where ptxas may fuse those without .rn; error bounds must allow both.
/// What PTX calls approximate is computed in double and rounded: better than any hardware.
/// </remarks>
internal static class FloatArithmetic
{
    public static Decoded Decode(Encoded encoded, PtxType type)
    {
        string name = encoded.Name;
        bool approximate = encoded.TakeAny("approx", "full") is not null;
        bool rounds = encoded.Take("rn");
        bool flushes = encoded.Take("ftz");
        bool saturates = encoded.Take("sat");
        bool keepsNaN = encoded.Take("NaN");
        if (name is "div" or "rcp" or "sqrt" && !approximate && !rounds)
            throw encoded.Wrong("how it is rounded must be said, and only .rn is known.");
        if (keepsNaN && name is not ("min" or "max"))
            throw encoded.Wrong("'.NaN' is not known here.");

        Finish finish = new(type, flushes, saturates);
        return name switch
        {
            "abs" => Bits(encoded, finish, a => a & type.Mask >> 1),
            "neg" => Bits(encoded, finish, a => a ^ ((type.Mask >> 1) + 1)),
            "add" => Two(encoded, finish, (a, b) => a + b, (a, b) => a + b),
            "sub" => Two(encoded, finish, (a, b) => a - b, (a, b) => a - b),
            "mul" => Two(encoded, finish, (a, b) => a * b, (a, b) => a * b),
            "div" => Two(encoded, finish, (a, b) => a / b, (a, b) => a / b),
            "min" => Two(encoded, finish, (a, b) => (float)Least(a, b, keepsNaN), (a, b) => Least(a, b, keepsNaN)),
            "max" =>
                Two(encoded, finish, (a, b) => (float)-Least(-a, -b, keepsNaN), (a, b) => -Least(-a, -b, keepsNaN)),
            "copysign" =>
                Two(encoded, finish, (sign, a) => MathF.CopySign(a, sign), (sign, a) => Math.CopySign(a, sign)),
            "fma" => Three(encoded, finish),
            "rcp" => One(encoded, finish, a => 1 / a),
            "sqrt" => One(encoded, finish, Math.Sqrt),
            "rsqrt" => One(encoded, finish, a => 1 / Math.Sqrt(a)),
            "ex2" => One(encoded, finish, double.Exp2),
            "lg2" => One(encoded, finish, Math.Log2),
            "sin" => One(encoded, finish, Math.Sin),
            "cos" => One(encoded, finish, Math.Cos),
            "tanh" => One(encoded, finish, Math.Tanh),
            _ => throw encoded.Wrong("numbers with a fraction have no such operation."),
        };
    }

    private static double Least(double a, double b, bool keepsNaN) =>
        keepsNaN && (double.IsNaN(a) || double.IsNaN(b)) ? double.NaN : FloatBits.Min(a, b);

    // On bits: the sign of NaN and of zero changes, too.
    private static Decoded Bits(Encoded encoded, Finish finish, Func<ulong, ulong> compute)
    {
        encoded.Done(2);
        return new Decoded(
            PtxKind.Float, PerLane.Map(encoded.Target(0, finish.Type), encoded.Source(1, finish.Type), compute));
    }

    private static Decoded One(Encoded encoded, Finish finish, Func<double, double> compute)
    {
        encoded.Done(2);
        Target to = encoded.Target(0, finish.Type);
        int a = encoded.Source(1, finish.Type);
        return new Decoded(PtxKind.Float, finish.Type.Bits == 32
            ? PerLane.Map(to, a, x => finish.Single((float)compute(finish.Operand(x))))
            : PerLane.Map(to, a, x => finish.Double(compute(FloatBits.Double(x)))));
    }

    private static Decoded Two(
        Encoded encoded, Finish finish, Func<float, float, float> single, Func<double, double, double> compute)
    {
        encoded.Done(3);
        Target to = encoded.Target(0, finish.Type);
        int a = encoded.Source(1, finish.Type);
        int b = encoded.Source(2, finish.Type);
        return new Decoded(PtxKind.Float, finish.Type.Bits == 32
            ? PerLane.Map(to, a, b, (x, y) => finish.Single(single(finish.Operand(x), finish.Operand(y))))
            : PerLane.Map(to, a, b, (x, y) => finish.Double(compute(FloatBits.Double(x), FloatBits.Double(y)))));
    }

    private static Decoded Three(Encoded encoded, Finish finish)
    {
        encoded.Done(4);
        Target to = encoded.Target(0, finish.Type);
        int a = encoded.Source(1, finish.Type);
        int b = encoded.Source(2, finish.Type);
        int c = encoded.Source(3, finish.Type);
        return new Decoded(PtxKind.Float, finish.Type.Bits == 32
            ? PerLane.Map(
                to,
                a,
                b,
                c,
                (x, y, z) => finish.Single(
                    MathF.FusedMultiplyAdd(finish.Operand(x), finish.Operand(y), finish.Operand(z))))
            : PerLane.Map(
                to,
                a,
                b,
                c,
                (x, y, z) => finish.Double(
                    Math.FusedMultiplyAdd(FloatBits.Double(x), FloatBits.Double(y), FloatBits.Double(z)))));
    }

    // What modifiers do to operands and results.
    private sealed record Finish(PtxType Type, bool Flushes, bool Saturates)
    {
        public float Operand(ulong bits)
        {
            float value = FloatBits.Single(bits);
            return Flushes ? FloatBits.Flush(value) : value;
        }

        public ulong Single(float value)
        {
            float flushed = Flushes ? FloatBits.Flush(value) : value;
            return FloatBits.Bits(Saturates ? (float)FloatBits.Saturate(flushed) : flushed);
        }

        public ulong Double(double value) => FloatBits.Bits(Saturates ? FloatBits.Saturate(value) : value);
    }
}
