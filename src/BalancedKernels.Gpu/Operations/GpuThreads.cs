using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>The threads of kernels that are written by hand: which number is whose, and sums over a group.</summary>
/// <remarks>
/// Nobody writes to shared memory before everybody has read what was there: each function begins with a barrier for it,
/// and what it returned is to be used before the next one is called. A barrier at its end would not do: ILGPU 1.5.3
/// moves a load down to its first use, past barriers, where that use is in another block.
/// </remarks>
internal static class GpuThreads
{
    /// <summary>Threads of a group.</summary>
    public const int PerGroup = 128;

    /// <summary>Gets the number of this thread among those of all groups.</summary>
    public static int Index
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (Grid.IdxX * PerGroup) + Group.IdxX;
    }

    /// <summary>Gets the groups in which each of so many numbers has a thread.</summary>
    public static int Groups(int numbers) => (int)(((long)numbers + PerGroup - 1) / PerGroup);

    /// <summary>Adds up a number of each thread of a group; every thread must come here, and gets the sum.</summary>
    /// <param name="number">This thread's.</param>
    /// <param name="shared">Shared memory for one number of each thread.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(float number, ArrayView<float> shared)
    {
        int thread = Group.IdxX;
        Group.Barrier();
        shared[thread] = number;
        Group.Barrier();
        for (int half = PerGroup / 2; half > 0; half /= 2)
        {
            if (thread < half)
                shared[thread] += shared[thread + half];

            Group.Barrier();
        }

        return shared[0];
    }

    /// <summary>
    /// Finds the largest number of a group's threads, NaN where there is one; every thread must come here, and gets it.
    /// </summary>
    /// <param name="number">This thread's.</param>
    /// <param name="shared">Shared memory for one number of each thread.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(float number, ArrayView<float> shared)
    {
        int thread = Group.IdxX;
        Group.Barrier();
        shared[thread] = number;
        Group.Barrier();
        for (int half = PerGroup / 2; half > 0; half /= 2)
        {
            if (thread < half)
                shared[thread] = GpuNumbers.Larger(shared[thread], shared[thread + half]);

            Group.Barrier();
        }

        return shared[0];
    }
}
