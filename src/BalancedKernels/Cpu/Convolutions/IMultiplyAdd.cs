using System;

namespace BalancedKernels;

/// <summary>How a product is added to a sum: rounded once or twice, the same for every number of a row.</summary>
internal interface IMultiplyAdd
{
    /// <summary>Adds <paramref name="weight"/> times each number to the sums.</summary>
    static abstract void AddScaled(float weight, ReadOnlySpan<float> numbers, Span<float> sums);
}
