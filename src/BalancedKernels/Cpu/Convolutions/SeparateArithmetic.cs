using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>Multiplies, then adds: a fused step is a slow call where the processor lacks it.</summary>
internal readonly struct SeparateArithmetic : IMultiplyAdd
{
    /// <inheritdoc/>
    public static void AddScaled(float weight, ReadOnlySpan<float> numbers, Span<float> sums)
    {
        Vector512<float> weights = Vector512.Create(weight);
        ref float from = ref MemoryMarshal.GetReference(numbers);
        ref float to = ref MemoryMarshal.GetReference(sums);
        int whole = numbers.Length & -Vector512<float>.Count;
        for (nuint at = 0; at < (nuint)whole; at += (nuint)Vector512<float>.Count)
            (Vector512.LoadUnsafe(ref to, at) + (weights * Vector512.LoadUnsafe(ref from, at))).StoreUnsafe(ref to, at);
        for (int rest = whole; rest < numbers.Length; rest++)
            sums[rest] = sums[rest] + (weight * numbers[rest]);
    }
}
