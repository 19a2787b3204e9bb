using System;

namespace BalancedKernels.Kernels.Tests;

/// <summary>Counts what a thread allocates.</summary>
internal static class ThreadAllocations
{
    private const int Looks = 5;

    /// <summary>Gets the bytes that some calls allocate on this thread.</summary>
    /// <remarks>
    /// A collection that another thread starts makes the unused rest of this thread's allocation buffer count as
    /// allocated, so the least of a few looks is taken.
    /// </remarks>
    public static long Least(int calls, Action call)
    {
        long least = long.MaxValue;
        for (int look = 0; look < Looks && least > 0; look++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < calls; i++)
                call();

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
