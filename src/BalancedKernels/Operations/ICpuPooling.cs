using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BalancedKernels;

/// <summary>
/// The reduction of a pooling window. It is a type argument, so that loops are compiled with it inlined.
/// </summary>
internal interface ICpuPooling
{
    /// <summary>Gets the identity element of the reduction, which is the value of the padding.</summary>
    static abstract float Identity { get; }

    static abstract Vector512<float> Combine(Vector512<float> left, Vector512<float> right);

    static abstract Vector512<float> Finish(Vector512<float> combined, Vector512<float> count);
}

/// <summary>The maximum; NaN if any value is NaN.</summary>
internal readonly struct CpuMaxPooling : ICpuPooling
{
    public static float Identity => float.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Combine(Vector512<float> left, Vector512<float> right) =>
        Avx.IsSupported && !Vector512.IsHardwareAccelerated
        ? Vector512.Create(Max(left.GetLower(), right.GetLower()), Max(left.GetUpper(), right.GetUpper()))
        : Vector512.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Finish(Vector512<float> combined, Vector512<float> count) => combined;

    // The instruction returns its second operand if either is NaN or both are zero. It runs in both orders: "and"
    // selects the positive zero, and NaN becomes all bits set. Pooling in cache takes 2% to 17% less time than with
    // Vector512.Max (.NET 10, Zen 3).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Max(Vector256<float> left, Vector256<float> right) =>
        (Avx.Max(left, right) & Avx.Max(right, left)) | Avx.CompareUnordered(left, right);
}

/// <summary>The mean.</summary>
internal readonly struct CpuAveragePooling : ICpuPooling
{
    public static float Identity => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Combine(Vector512<float> left, Vector512<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Finish(Vector512<float> combined, Vector512<float> count) => combined / count;
}
