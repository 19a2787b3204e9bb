using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// Mathematical functions for kernels, written with basic operations. ILGPU 1.5.3 would compile the functions of .NET
/// to calls of a library that no GPU has.
/// </summary>
internal static class GpuNumbers
{
    /// <summary>Gets whether the bits of a number are those of NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNaN(float x) => (Interop.FloatAsInt(x) & 0x7FFFFFFFu) > 0x7F800000u;

    /// <summary>Gets the absolute value of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Abs(float x) => Interop.IntAsFloat(Interop.FloatAsInt(x) & 0x7FFFFFFFu);

    /// <summary>
    /// Gets the power of two whose product with a positive normal number is from 1 to 2, or below 4 if that power would
    /// be subnormal.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float InversePowerOfTwo(float x)
    {
        uint exponent = Interop.FloatAsInt(x) >> 23;
        return Interop.IntAsFloat(exponent >= 253u ? 1u << 23 : (254u - exponent) << 23);
    }

    /// <summary>Gets the larger of two numbers; NaN if one of them is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(float x, float y)
    {
        float larger = y > x ? y : x;
        return IsNaN(y) ? y : larger;
    }

    /// <summary>Gets the natural logarithm of a positive normal number; NaN for NaN.</summary>
    /// <remarks>
    /// The logarithm of a mantissa m between the square roots of 1/2 and 2 is <c>2 atanh((m - 1) / (m + 1))</c>. Its
    /// series up to the ninth power has a relative error of 2e-9. The product of the exponent and ln 2 is added in two
    /// parts.
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
    /// Gets <c>1 / sqrt(x)</c> of a positive normal number: four Newton steps from an estimate with an error of 3%
    /// (Lomont, 2003).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float InverseSqrt(float x)
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
