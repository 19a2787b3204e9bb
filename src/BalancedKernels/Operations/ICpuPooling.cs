using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>How the numbers of a window become one; a type argument.</summary>
internal interface ICpuPooling
{
    /// <summary>Gets what changes nothing: what stands in the padding.</summary>
    static abstract float Nothing { get; }

    static abstract Vector512<float> Join(Vector512<float> some, Vector512<float> more);

    static abstract Vector512<float> Finish(Vector512<float> all, Vector512<float> count);
}

/// <summary>The largest number; NaN where there is one.</summary>
internal readonly struct CpuMaximum : ICpuPooling
{
    public static float Nothing => float.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Join(Vector512<float> some, Vector512<float> more) => Vector512.Max(some, more);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Finish(Vector512<float> all, Vector512<float> count) => all;
}

/// <summary>The mean.</summary>
internal readonly struct CpuMean : ICpuPooling
{
    public static float Nothing => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Join(Vector512<float> some, Vector512<float> more) => some + more;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Finish(Vector512<float> all, Vector512<float> count) => all / count;
}
