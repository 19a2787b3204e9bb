using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace BalancedKernels;

/// <summary>Deinterleaves the even and odd elements of two consecutive vectors.</summary>
/// <remarks>
/// The shuffle instructions work within 128-bit lanes, so the elements come out of order. The order is the same for
/// evens and odds of all vectors. So callers combine the vectors first, and restore the order once, with
/// <see cref="InOrder"/>.
/// </remarks>
internal static class Deinterleave
{
    private const byte LanesOfEvens = 0b10_00_10_00;
    private const byte LanesOfOdds = 0b11_01_11_01;

    /// <summary>Gets the elements at even indices, out of order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evens(Vector512<float> first, Vector512<float> second)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Shuffle(first, second, LanesOfEvens);

        return Avx2.IsSupported
            ? Vector512.Create(
                Avx.Shuffle(first.GetLower(), first.GetUpper(), LanesOfEvens),
                Avx.Shuffle(second.GetLower(), second.GetUpper(), LanesOfEvens))
            : Vector512.Create(Evens(first), Evens(second));
    }

    /// <summary>Gets the elements at odd indices, out of order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Odds(Vector512<float> first, Vector512<float> second)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Shuffle(first, second, LanesOfOdds);

        return Avx2.IsSupported
            ? Vector512.Create(
                Avx.Shuffle(first.GetLower(), first.GetUpper(), LanesOfOdds),
                Avx.Shuffle(second.GetLower(), second.GetUpper(), LanesOfOdds))
            : Vector512.Create(Odds(first), Odds(second));
    }

    /// <summary>
    /// Restores the order of the elements from <see cref="Evens(Vector512{float}, Vector512{float})"/> or
    /// <see cref="Odds(Vector512{float}, Vector512{float})"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> InOrder(Vector512<float> lanes)
    {
        // Pairs of elements of the first vector are at even positions, pairs of the second vector at odd positions.
        if (Avx512F.IsSupported)
            return Avx512F.PermuteVar8x64(lanes.AsInt64(), Vector512.Create(0L, 2, 4, 6, 1, 3, 5, 7)).AsSingle();

        return Avx2.IsSupported
            ? Vector512.Create(HalfInOrder(lanes.GetLower()), HalfInOrder(lanes.GetUpper()))
            : lanes;
    }

    /// <summary>Gets the elements at even indices of eight, in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Evens(Vector128<float> first, Vector128<float> second)
    {
        if (Sse.IsSupported)
            return Sse.Shuffle(first, second, LanesOfEvens);

        return AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.UnzipEven(first, second)
            : Vector128.Create(first.GetElement(0), first.GetElement(2), second.GetElement(0), second.GetElement(2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Odds(Vector128<float> first, Vector128<float> second)
    {
        if (Sse.IsSupported)
            return Sse.Shuffle(first, second, LanesOfOdds);

        return AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.UnzipOdd(first, second)
            : Vector128.Create(first.GetElement(1), first.GetElement(3), second.GetElement(1), second.GetElement(3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Evens(Vector512<float> lanes) => Vector256.Create(
        Evens(
            lanes.GetLower().GetLower(),
            lanes.GetLower().GetUpper()), Evens(lanes.GetUpper().GetLower(), lanes.GetUpper().GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Odds(Vector512<float> lanes) => Vector256.Create(
        Odds(
            lanes.GetLower().GetLower(),
            lanes.GetLower().GetUpper()), Odds(lanes.GetUpper().GetLower(), lanes.GetUpper().GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> HalfInOrder(Vector256<float> lanes) =>
        Avx2.Permute4x64(lanes.AsInt64(), 0b11_01_10_00).AsSingle();
}
