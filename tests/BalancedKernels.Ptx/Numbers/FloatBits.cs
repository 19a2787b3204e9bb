using System;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Numbers;

/// <summary>The numbers that bits of registers stand for.</summary>
internal static class FloatBits
{
    /// <summary>The NaN that single precision arithmetic gives.</summary>
    private const uint SingleNaN = 0x7FFFFFFF;

    private const ulong DoubleNaN = 0x7FFFFFFFFFFFFFFF;

    public static float Single(ulong bits) => BitConverter.UInt32BitsToSingle((uint)bits);

    public static ulong Bits(float value) => float.IsNaN(value) ? SingleNaN : BitConverter.SingleToUInt32Bits(value);

    public static double Double(ulong bits) => BitConverter.UInt64BitsToDouble(bits);

    public static ulong Bits(double value) => double.IsNaN(value) ? DoubleNaN : BitConverter.DoubleToUInt64Bits(value);

    /// <summary>Gets what reads one number of a type, exactly.</summary>
    public static Func<ulong, double> Reader(PtxType type) => (type.Kind, type.PartBits) switch
    {
        (NumberKind.Float, 16) => bits => (double)BitConverter.UInt16BitsToHalf((ushort)bits),
        (NumberKind.BFloat, 16) => bits => BitConverter.UInt32BitsToSingle((uint)bits << 16),
        (NumberKind.Float, 32) => bits => Single(bits),
        _ => Double,
    };

    public static FloatFormat Format(PtxType type) => (type.Kind, type.PartBits) switch
    {
        (NumberKind.Float, 16) => FloatFormat.Half,
        (NumberKind.BFloat, 16) => FloatFormat.BFloat,
        (NumberKind.Float, 32) => FloatFormat.Single,
        _ => FloatFormat.Double,
    };

    /// <summary>Replaces a number too small to be normal by zero of its sign (.ftz).</summary>
    public static float Flush(float value) => float.IsSubnormal(value) ? MathF.CopySign(0f, value) : value;

    /// <summary>Gets the number between 0 and 1 that is nearest; 0 for NaN (.sat).</summary>
    public static double Saturate(double value) => double.IsNaN(value) || value <= 0 ? 0 : Math.Min(value, 1);

    /// <summary>Gets the smaller; of a number and NaN the number, of two zeros the negative one.</summary>
    public static double Min(double a, double b) => double.IsNaN(a) ? b : double.IsNaN(b) ? a : Math.Min(a, b);

    /// <summary>Gets the larger; of a number and NaN the number, of two zeros the positive one.</summary>
    public static double Max(double a, double b) => double.IsNaN(a) ? b : double.IsNaN(b) ? a : Math.Max(a, b);

    /// <summary>
    /// Adds, and where the sum is no double, gives the neighbour with an odd last bit: rounded once more to a
    /// format with fewer bits, it becomes what the exact sum becomes.
    /// </summary>
    public static double AddToOdd(double a, double b)
    {
        double sum = a + b;
        double ofB = sum - a;
        double error = a - (sum - ofB) + (b - ofB);
        if (!double.IsFinite(sum) || error == 0 || (BitConverter.DoubleToInt64Bits(sum) & 1) == 1)
            return sum;

        return error > 0 ? Math.BitIncrement(sum) : Math.BitDecrement(sum);
    }
}
