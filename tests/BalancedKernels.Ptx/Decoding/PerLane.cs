using System;
using System.Numerics;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Operations that do the same in every lane, each with its own registers.</summary>
internal static class PerLane
{
    public static WarpOperation Map(Target to, int a, Func<ulong, ulong> compute) => (warp, lanes) =>
    {
        ReadOnlySpan<ulong> x = warp.Read(a, lanes);
        Span<ulong> result = warp.Write(to, lanes);
        if (lanes == uint.MaxValue)
        {
            for (int lane = 0; lane < result.Length; lane++)
                result[lane] = compute(x[lane]);

            return;
        }

        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            result[lane] = compute(x[lane]);
        }
    };

    public static WarpOperation Map(Target to, int a, int b, Func<ulong, ulong, ulong> compute) => (warp, lanes) =>
    {
        ReadOnlySpan<ulong> x = warp.Read(a, lanes);
        ReadOnlySpan<ulong> y = warp.Read(b, lanes);
        Span<ulong> result = warp.Write(to, lanes);
        if (lanes == uint.MaxValue)
        {
            for (int lane = 0; lane < result.Length; lane++)
                result[lane] = compute(x[lane], y[lane]);

            return;
        }

        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            result[lane] = compute(x[lane], y[lane]);
        }
    };

    public static WarpOperation Map(Target to, int a, int b, int c, Func<ulong, ulong, ulong, ulong> compute) =>
        (warp, lanes) =>
    {
        ReadOnlySpan<ulong> x = warp.Read(a, lanes);
        ReadOnlySpan<ulong> y = warp.Read(b, lanes);
        ReadOnlySpan<ulong> z = warp.Read(c, lanes);
        Span<ulong> result = warp.Write(to, lanes);
        if (lanes == uint.MaxValue)
        {
            for (int lane = 0; lane < result.Length; lane++)
                result[lane] = compute(x[lane], y[lane], z[lane]);

            return;
        }

        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            result[lane] = compute(x[lane], y[lane], z[lane]);
        }
    };

    /// <summary>Copies a register.</summary>
    public static WarpOperation Copy(Target to, int from) => Map(to, from, x => x);

    /// <summary>Gets the lanes in which something holds for two registers.</summary>
    public static uint Where(Warp warp, uint lanes, int a, int b, Func<ulong, ulong, bool> holds)
    {
        ReadOnlySpan<ulong> x = warp.Read(a, lanes);
        ReadOnlySpan<ulong> y = warp.Read(b, lanes);
        uint result = 0;
        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            result |= holds(x[lane], y[lane]) ? 1u << lane : 0;
        }

        return result;
    }
}
