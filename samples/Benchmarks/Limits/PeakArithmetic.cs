using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Benchmarks.Limits;

/// <summary>
/// Measures how many multiply-adds threads can do when nothing is read: registers only, in more chains than one needs
/// to hide their latency.
/// </summary>
internal static class PeakArithmetic
{
    // Two units with a latency of four or five need ten; AVX2 has registers for no more than fourteen and the factors.
    private const int Chains = 12;
    private const int Steps = 200_000;
    private const int Repeats = 12;

    /// <summary>Measures with wide and with narrow vectors and keeps the faster.</summary>
    /// <param name="threads">1 or more.</param>
    /// <returns>10^9 floating-point operations per second; a multiply-add is two.</returns>
    public static double Measure(int threads) => Math.Max(
        Rate(threads, Vector512<float>.Count, static () => Wide(1.0001f, 0.5f)),
        Rate(threads, Vector256<float>.Count, static () => Narrow(1.0001f, 0.5f)));

    private static double Rate(int threads, int lanes, Func<float> loop)
    {
        float[] sums = new float[threads];
        double seconds = PinnedThreads.FastestSeconds(threads, Repeats, number => sums[number] = loop());
        return 2.0 * lanes * Chains * Steps * threads / seconds / 1e9;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Wide(float factor, float term)
    {
        Vector512<float> x = Vector512.Create(factor), y = Vector512.Create(term);
        Vector512<float> a = x, b = y, c = x, d = y, e = x, f = y, g = x, h = y, i = x, j = y, k = x, l = y;
        for (int step = 0; step < Steps; step++)
        {
            a = Vector512.MultiplyAddEstimate(a, x, y);
            b = Vector512.MultiplyAddEstimate(b, x, y);
            c = Vector512.MultiplyAddEstimate(c, x, y);
            d = Vector512.MultiplyAddEstimate(d, x, y);
            e = Vector512.MultiplyAddEstimate(e, x, y);
            f = Vector512.MultiplyAddEstimate(f, x, y);
            g = Vector512.MultiplyAddEstimate(g, x, y);
            h = Vector512.MultiplyAddEstimate(h, x, y);
            i = Vector512.MultiplyAddEstimate(i, x, y);
            j = Vector512.MultiplyAddEstimate(j, x, y);
            k = Vector512.MultiplyAddEstimate(k, x, y);
            l = Vector512.MultiplyAddEstimate(l, x, y);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Narrow(float factor, float term)
    {
        Vector256<float> x = Vector256.Create(factor), y = Vector256.Create(term);
        Vector256<float> a = x, b = y, c = x, d = y, e = x, f = y, g = x, h = y, i = x, j = y, k = x, l = y;
        for (int step = 0; step < Steps; step++)
        {
            a = Vector256.MultiplyAddEstimate(a, x, y);
            b = Vector256.MultiplyAddEstimate(b, x, y);
            c = Vector256.MultiplyAddEstimate(c, x, y);
            d = Vector256.MultiplyAddEstimate(d, x, y);
            e = Vector256.MultiplyAddEstimate(e, x, y);
            f = Vector256.MultiplyAddEstimate(f, x, y);
            g = Vector256.MultiplyAddEstimate(g, x, y);
            h = Vector256.MultiplyAddEstimate(h, x, y);
            i = Vector256.MultiplyAddEstimate(i, x, y);
            j = Vector256.MultiplyAddEstimate(j, x, y);
            k = Vector256.MultiplyAddEstimate(k, x, y);
            l = Vector256.MultiplyAddEstimate(l, x, y);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
