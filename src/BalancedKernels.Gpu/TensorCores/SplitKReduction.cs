using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The split-K reduction at the end of a kernel for tensor cores: several groups split the columns of the same rows.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SplitKReduction
{
    /// <summary>
    /// Gets whether this group is the last of the groups along y to call it. The last group sees the writes of all
    /// groups.
    /// </summary>
    /// <remarks>
    /// Every thread of the group must call it. The last group resets the counter for the next launch.
    /// </remarks>
    /// <param name="arrivals">The counters of groups that have arrived.</param>
    /// <param name="counter">The index of the counter of this group.</param>
    /// <param name="arrived">One number in shared memory; its content is overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLastGroup(ArrayView<int> arrivals, int counter, ArrayView<int> arrived)
    {
        MemoryFence.DeviceLevel();
        Group.Barrier();
        if (Group.IdxX == 0)
            arrived[0] = Atomic.Add(ref arrivals[counter], 1);

        Group.Barrier();
        bool last = arrived[0] == Grid.DimY - 1;
        if (last & (Group.IdxX == 0))
            arrivals[counter] = 0;

        MemoryFence.DeviceLevel();
        return last;
    }

    /// <summary>
    /// Adds the partial sums of the groups along y in their order, so that every run has the same result.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Sum(ArrayView<Floats4> partial, int first, int stride)
    {
        Floats4 total = default;
        for (int split = 0; split < Grid.DimY; split++)
        {
            Floats4 sums = partial[first + (split * stride)];
            total.X += sums.X;
            total.Y += sums.Y;
            total.Z += sums.Z;
            total.W += sums.W;
        }

        return total;
    }
}
