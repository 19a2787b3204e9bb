using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>The threads of hand-written kernels: their indices, and reductions over a group.</summary>
/// <remarks>
/// Each reduction begins with a barrier, so that no thread writes shared memory before all threads have read it. A
/// result must be used before the next reduction is called. A barrier at the end would not be enough: ILGPU 1.5.3 moves
/// a load down to its first use, past barriers, if that use is in another basic block.
/// </remarks>
internal static class GpuThreads
{
    /// <summary>The threads of a group.</summary>
    public const int PerGroup = 128;

    /// <summary>Gets the index of this thread among the threads of all groups.</summary>
    public static int Index
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (Grid.IdxX * PerGroup) + Group.IdxX;
    }

    /// <summary>Gets the number of groups that have a thread for each of a number of numbers.</summary>
    public static int Groups(int numbers) => (int)(((long)numbers + PerGroup - 1) / PerGroup);

    /// <summary>
    /// Adds one number of each thread of a group. Every thread of the group must call it, and gets the sum.
    /// </summary>
    /// <param name="number">The number of this thread.</param>
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
    /// Finds the largest number of the threads of a group; NaN if one is NaN. Every thread of the group must call it,
    /// and gets the result.
    /// </summary>
    /// <param name="number">The number of this thread.</param>
    /// <param name="shared">Shared memory for one number of each thread.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(float number, ArrayView<float> shared)
    {
        int thread = Group.IdxX;
        Group.Barrier();
        shared[thread] = number;
        Group.Barrier();
        for (int half = PerGroup / 2; half > 0; half /= 2)
        {
            if (thread < half)
                shared[thread] = GpuNumbers.Max(shared[thread], shared[thread + half]);

            Group.Barrier();
        }

        return shared[0];
    }
}
