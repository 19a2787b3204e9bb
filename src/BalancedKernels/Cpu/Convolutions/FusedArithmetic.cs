using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>Multiplies and adds in one step, for processors that have it.</summary>
internal readonly struct FusedArithmetic : IMultiplyAdd
{
    /// <inheritdoc/>
    public static void AddScaled(float weight, ReadOnlySpan<float> numbers, Span<float> sums)
    {
        Vector512<float> weights = Vector512.Create(weight);
        ref float from = ref MemoryMarshal.GetReference(numbers);
        ref float to = ref MemoryMarshal.GetReference(sums);
        int whole = numbers.Length & -Vector512<float>.Count;
        for (nuint at = 0; at < (nuint)whole; at += (nuint)Vector512<float>.Count)
            (
                Vector512.FusedMultiplyAdd(
                    weights,
                    Vector512.LoadUnsafe(ref from, at),
                    Vector512.LoadUnsafe(ref to, at))).StoreUnsafe(ref to, at);
        for (int rest = whole; rest < numbers.Length; rest++)
            sums[rest] = MathF.FusedMultiplyAdd(weight, numbers[rest], sums[rest]);
    }
}
