using System;

namespace BalancedKernels;

/// <summary>Splits elementwise work into chunks, one per work item.</summary>
internal static class ElementChunks
{
    // 16 KB: a chunk of the input and a chunk of the output fit the L1 cache.
    private const int Length = 4096;

    public static int Count(long elements) => (int)((elements + Length - 1) / Length);

    /// <summary>
    /// Gets the range of elements of the work items from <paramref name="first"/> up to <paramref name="end"/>.
    /// </summary>
    public static (long First, long End) GetRange(int first, int end, long elements) =>
        ((long)first * Length, Math.Min((long)end * Length, elements));
}
