using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>
/// Sums of many numbers, in sixteen parts that are added last: fewer roundings follow each other, and the order is
/// always the same.
/// </summary>
internal static unsafe class SixteenSums
{
    public static float Sum(float* from, int count)
    {
        Vector512<float> sums = Vector512<float>.Zero;
        for (int i = 0; i < count; i += VectorRow.Count)
            sums += VectorRow.Load(from + i, count - i);

        return Vector512.Sum(sums);
    }

    /// <summary>The sum of <c>(x - center)^2</c>.</summary>
    public static float SumSquares(float* from, int count, float center)
    {
        Vector512<float> centers = Vector512.Create(center);
        Vector512<float> sums = Vector512<float>.Zero;
        for (int i = 0; i < count; i += VectorRow.Count)
        {
            Vector512<float> distance = VectorRow.Load(from + i, count - i, center) - centers;
            sums += distance * distance;
        }

        return Vector512.Sum(sums);
    }
}
