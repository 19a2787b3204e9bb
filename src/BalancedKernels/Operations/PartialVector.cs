using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>Loads and stores vectors of sixteen floats, or fewer at the end of a row.</summary>
internal static unsafe class PartialVector
{
    public const int Count = 16;

    /// <summary>Loads sixteen floats, or all that remain.</summary>
    /// <param name="source">The first float.</param>
    /// <param name="remaining">The number of floats from there to the end of the row, 1 or more.</param>
    /// <param name="fill">The value of the lanes past the end of the row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source, int remaining, float fill = 0) =>
        remaining >= Count ? Vector512.Load(source) : LoadPartial(source, remaining, fill);

    /// <summary>Stores sixteen floats, or as many as remain in the row.</summary>
    /// <param name="lanes">The floats to store.</param>
    /// <param name="destination">The address of the first float.</param>
    /// <param name="remaining">The number of floats from there to the end of the row, 1 or more.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> lanes, float* destination, int remaining)
    {
        if (remaining >= Count)
            lanes.Store(destination);
        else
            StorePartial(lanes, destination, remaining);
    }

    private static Vector512<float> LoadPartial(float* source, int remaining, float fill)
    {
        Vector512<float> lanes = Vector512.Create(fill);
        float* values = (float*)&lanes;
        for (int i = 0; i < remaining; i++)
            values[i] = source[i];

        return lanes;
    }

    private static void StorePartial(Vector512<float> lanes, float* destination, int remaining)
    {
        float* values = (float*)&lanes;
        for (int i = 0; i < remaining; i++)
            destination[i] = values[i];
    }
}
