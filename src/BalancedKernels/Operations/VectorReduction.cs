using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>
/// Sums arrays in sixteen partial sums, which are added last. This shortens the chain of roundings, and the order of
/// additions is always the same.
/// </summary>
internal static unsafe class VectorReduction
{
    public static float Sum(float* source, int count)
    {
        Vector512<float> sums = Vector512<float>.Zero;
        for (int i = 0; i < count; i += PartialVector.Count)
            sums += PartialVector.Load(source + i, count - i);

        return Vector512.Sum(sums);
    }

    /// <summary>Computes the sum of <c>(x - center)^2</c>.</summary>
    public static float SumOfSquares(float* source, int count, float center)
    {
        Vector512<float> centers = Vector512.Create(center);
        Vector512<float> sums = Vector512<float>.Zero;
        for (int i = 0; i < count; i += PartialVector.Count)
        {
            Vector512<float> distance = PartialVector.Load(source + i, count - i, center) - centers;
            sums += distance * distance;
        }

        return Vector512.Sum(sums);
    }
}
