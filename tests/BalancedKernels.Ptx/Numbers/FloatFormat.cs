using System;
using System.Numerics;

namespace BalancedKernels.Ptx.Numbers;

/// <summary>A format of IEEE 754's kind: sign, exponent, fraction.</summary>
/// <param name="ExponentBits">Bits of the exponent.</param>
/// <param name="FractionBits">Bits of the fraction, the leading one not counted.</param>
internal readonly record struct FloatFormat(int ExponentBits, int FractionBits)
{
    public static readonly FloatFormat Half = new(5, 10);
    public static readonly FloatFormat BFloat = new(8, 7);
    public static readonly FloatFormat Single = new(8, 23);
    public static readonly FloatFormat Double = new(11, 52);

    private int Bias => (1 << (ExponentBits - 1)) - 1;

    private ulong Infinity => ((1UL << ExponentBits) - 1) << FractionBits;

    /// <summary>Gets the bits of the NaN that arithmetic gives: all ones but the sign.</summary>
    private ulong NaN => Infinity | ((1UL << FractionBits) - 1);

    private ulong Sign => 1UL << (ExponentBits + FractionBits);

    /// <summary>Rounds a number once.</summary>
    public ulong Round(double value, Rounding rounding)
    {
        ulong sign = double.IsNegative(value) ? Sign : 0;
        if (double.IsNaN(value))
            return NaN;
        if (double.IsInfinity(value))
            return sign | Infinity;

        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        int exponent = (int)(bits >> 52 & 0x7FF);
        ulong fraction = bits & ((1UL << 52) - 1);
        return exponent == 0
            ? Round(sign != 0, fraction, -1074, rounding)
            : Round(sign != 0, fraction | 1UL << 52, exponent - 1075, rounding);
    }

    /// <summary>Gets the greatest number in place of infinity (.satfinite).</summary>
    public ulong WithoutInfinity(ulong bits) => (bits & ~Sign) == Infinity ? bits - 1 : bits;

    /// <summary>
    /// Rounds the number <paramref name="magnitude"/> times two to the power of <paramref name="exponent"/> once.
    /// </summary>
    public ulong Round(bool negative, ulong magnitude, int exponent, Rounding rounding)
    {
        ulong sign = negative ? Sign : 0;
        if (magnitude == 0)
            return sign;

        // The leading bit stands first; below the smallest normal number, what is left of the fraction is shorter.
        int zeros = BitOperations.LeadingZeroCount(magnitude);
        UInt128 wide = (UInt128)(magnitude << zeros) << 64;
        int biased = exponent + 63 - zeros + Bias;
        int dropped = 127 - FractionBits + (biased < 1 ? Math.Min(1 - biased, FractionBits + 2) : 0);
        UInt128 kept = dropped > 127 ? 0 : wide >> dropped;
        UInt128 rest = dropped > 127 ? wide : wide & ((UInt128.One << dropped) - 1);
        UInt128 half = dropped > 128 ? UInt128.MaxValue : UInt128.One << (dropped - 1);

        bool up = rounding switch
        {
            Rounding.NearestEven => rest > half || (rest == half && (kept & 1) == 1),
            Rounding.Down => negative && rest != 0,
            Rounding.Up => !negative && rest != 0,
            _ => false,
        };

        // A carry out of the fraction goes into the exponent, as the next number's bits want it.
        ulong result = (ulong)kept + (up ? 1UL : 0) + ((ulong)Math.Max(biased - 1, 0) << FractionBits);
        if (result < Infinity)
            return sign | result;

        bool toInfinity = rounding == Rounding.NearestEven
            || (rounding == Rounding.Down && negative)
            || (rounding == Rounding.Up && !negative);
        return sign | (toInfinity ? Infinity : Infinity - 1);
    }
}
