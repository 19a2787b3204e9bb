using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>How groups that share the columns of the same rows meet at the end of a kernel for tensor cores.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TensorSums
{
    /// <summary>
    /// Tells whether this group is the last of those along y to come here: then it sees what all of them have written.
    /// </summary>
    /// <remarks>Every thread of the group must come here. Counts from zero again for the next launch.</remarks>
    /// <param name="arrivals">The counters.</param>
    /// <param name="counter">Which of them is this group's.</param>
    /// <param name="before">One number in shared memory; what else stood there is lost.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLast(ArrayView<int> arrivals, int counter, ArrayView<int> before)
    {
        MemoryFence.DeviceLevel();
        Group.Barrier();
        if (Group.IdxX == 0)
            before[0] = Atomic.Add(ref arrivals[counter], 1);

        Group.Barrier();
        bool last = before[0] == Grid.DimY - 1;
        if (last & (Group.IdxX == 0))
            arrivals[counter] = 0;

        MemoryFence.DeviceLevel();
        return last;
    }

    /// <summary>Adds up what groups along y have left, in their order, so that every run gives the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Total(ArrayView<Floats4> partial, int first, int stride)
    {
        Floats4 total = default;
        for (int part = 0; part < Grid.DimY; part++)
        {
            Floats4 sums = partial[first + (part * stride)];
            total.X += sums.X;
            total.Y += sums.Y;
            total.Z += sums.Z;
            total.W += sums.W;
        }

        return total;
    }
}
