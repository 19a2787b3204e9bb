using System;
using System.Globalization;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Constants as PTX writes them.</summary>
internal static class Immediate
{
    /// <summary>Parses a constant to the bits that a type gives it; whole numbers are cut to the type's bits.</summary>
    public static bool TryParse(string text, PtxType type, out ulong bits)
    {
        bool negative = text.StartsWith('-');
        string digits = negative ? text[1..].Trim() : text;
        if (TryParseFloat(digits, type, out bits))
        {
            bits ^= negative ? 1UL << (type.Bits - 1) : 0;
            return true;
        }

        if (!TryParseWhole(digits, out bits))
            return false;

        bits = (negative ? 0 - bits : bits) & type.Mask;
        return true;
    }

    private static bool TryParseFloat(string text, PtxType type, out ulong bits)
    {
        bits = 0;
        ReadOnlySpan<char> digits = text.AsSpan(Math.Min(2, text.Length));
        if (text.StartsWith("0f", StringComparison.OrdinalIgnoreCase) && digits.Length == 8)
            return ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bits)
                && Narrow(type, ref bits);
        if (text.StartsWith("0d", StringComparison.OrdinalIgnoreCase) && digits.Length == 16)
            return ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bits)
                && type.Bits == 64;
        if (type.Kind != NumberKind.Float || !text.Contains('.', StringComparison.Ordinal))
            return false;

        bool parsed = double.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out double value);
        bits = type.Bits == 32 ? BitConverter.SingleToUInt32Bits((float)value) : BitConverter.DoubleToUInt64Bits(value);
        return parsed && type.Bits >= 32;
    }

    private static bool Narrow(PtxType type, ref ulong bits)
    {
        if (type.Bits == 64)
            bits = BitConverter.DoubleToUInt64Bits(BitConverter.UInt32BitsToSingle((uint)bits));

        return type.Bits >= 32;
    }

    private static bool TryParseWhole(string text, out ulong value)
    {
        string digits = text.TrimEnd('U');
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return ulong.TryParse(
                digits.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        if (digits.StartsWith("0b", StringComparison.OrdinalIgnoreCase))
            return ulong.TryParse(
                digits.AsSpan(2), NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture, out value);
        if (digits.Length <= 1 || digits[0] != '0')
            return ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);

        value = 0;
        foreach (char digit in digits)
        {
            if (digit is < '0' or > '7')
                return false;

            value = (value * 8) + (ulong)(digit - '0');
        }

        return true;
    }
}
