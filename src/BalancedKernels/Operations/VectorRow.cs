using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>Sixteen floats at a time, and what is left at the end of a row.</summary>
internal static unsafe class VectorRow
{
    public const int Count = 16;

    /// <summary>Loads sixteen floats, or as many as are left.</summary>
    /// <param name="from">The first.</param>
    /// <param name="left">How many there are from there on, 1 or more.</param>
    /// <param name="fill">What stands in the lanes beyond.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* from, int left, float fill = 0) =>
        left >= Count ? Vector512.Load(from) : LoadRest(from, left, fill);

    /// <summary>Stores sixteen floats, or as many as there is room for.</summary>
    /// <param name="lanes">The floats.</param>
    /// <param name="to">Where the first goes.</param>
    /// <param name="left">Room from there on, 1 or more.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> lanes, float* to, int left)
    {
        if (left >= Count)
            lanes.Store(to);
        else
            StoreRest(lanes, to, left);
    }

    private static Vector512<float> LoadRest(float* from, int left, float fill)
    {
        Vector512<float> lanes = Vector512.Create(fill);
        float* at = (float*)&lanes;
        for (int i = 0; i < left; i++)
            at[i] = from[i];

        return lanes;
    }

    private static void StoreRest(Vector512<float> lanes, float* to, int left)
    {
        float* at = (float*)&lanes;
        for (int i = 0; i < left; i++)
            to[i] = at[i];
    }
}
