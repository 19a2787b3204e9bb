using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// Functions that ILGPU 1.5.3 would call in a library that no GPU has, written with what every device does itself.
/// </summary>
internal static class GpuNumbers
{
    /// <summary>Tells whether a number is none, by its bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNaN(float x) => (Interop.FloatAsInt(x) & 0x7FFFFFFFu) > 0x7F800000u;

    /// <summary>Gets a number without its sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Magnitude(float x) => Interop.IntAsFloat(Interop.FloatAsInt(x) & 0x7FFFFFFFu);

    /// <summary>
    /// Gets the power of two that brings a positive normal number between 1 and 2, or below 4 where that power would be
    /// subnormal.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float InversePower(float x)
    {
        uint exponent = Interop.FloatAsInt(x) >> 23;
        return Interop.IntAsFloat(exponent >= 253u ? 1u << 23 : (254u - exponent) << 23);
    }

    /// <summary>Gets the larger of two numbers; NaN if one of them is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Larger(float some, float more)
    {
        float larger = more > some ? more : some;
        return IsNaN(more) ? more : larger;
    }

    /// <summary>Gets the natural logarithm of a normal number above 0; NaN of NaN.</summary>
    /// <remarks>
    /// <c>2 atanh((m - 1) / (m + 1))</c> of a mantissa m between the roots of 1/2 and 2, by its series up to the ninth
    /// power, which is 2e-9 of it off, and the exponent's share in two parts.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x)
    {
        uint bits = Interop.FloatAsInt(x);
        float mantissa = Interop.IntAsFloat((bits & 0x007FFFFFu) | 0x3F800000u);
        int exponent = (int)(bits >> 23) - 127;
        bool isLarge = mantissa > 1.41421356f;
        mantissa = isLarge ? mantissa * 0.5f : mantissa;
        float power = isLarge ? exponent + 1 : exponent;
        float s = (mantissa - 1f) / (mantissa + 1f);
        float square = s * s;
        float series = 2f / 9f;
        series = (series * square) + (2f / 7f);
        series = (series * square) + (2f / 5f);
        series = (series * square) + (2f / 3f);
        float near = (2f * s) + (s * square * series);
        float logarithm = (power * 0.693359375f) + (near + (power * -2.12194440e-4f));

        return IsNaN(x) ? x : logarithm;
    }

    /// <summary>
    /// Gets <c>1 / sqrt(x)</c> of a normal number above 0, by four of Newton's steps from a guess of 3% (Lomont, 2003).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float InverseRoot(float x)
    {
        float half = 0.5f * x;
        float root = Interop.IntAsFloat(0x5F375A86u - (Interop.FloatAsInt(x) >> 1));
        root *= 1.5f - (half * root * root);
        root *= 1.5f - (half * root * root);
        root *= 1.5f - (half * root * root);
        root *= 1.5f - (half * root * root);

        return root;
    }
}
