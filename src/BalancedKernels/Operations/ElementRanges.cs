using System;

namespace BalancedKernels;

/// <summary>How work on numbers that do not depend on each other is cut into items.</summary>
internal static class ElementRanges
{
    // 16 KB: two stretches, of an input and of an output, stay in the first cache.
    private const int Length = 4096;

    public static int Count(long numbers) => (int)((numbers + Length - 1) / Length);

    /// <summary>Gets the numbers of the items from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    public static (long First, long End) Of(int first, int end, long numbers) =>
        ((long)first * Length, Math.Min((long)end * Length, numbers));
}
