using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>Copies every number of a row, or every second or third, in whole vectors.</summary>
internal static unsafe class StridedRow
{
    /// <summary>Floats past what was asked for that may be written to.</summary>
    public const int Overrun = 16;

    /// <summary>Copies numbers that stand a stride apart.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="to">
    /// Where they go, next to each other; <see cref="Overrun"/> floats after them may change, too.
    /// </param>
    /// <param name="length">How many there are.</param>
    /// <param name="stride">Their distance.</param>
    /// <param name="end">The end of what may be read.</param>
    public static void Copy(float* from, float* to, int length, int stride, float* end)
    {
        int done = stride switch
        {
            1 => CopyVectors(from, to, length, end),
            2 => CopySeconds(from, to, length, end),
            _ => 0,
        };
        for (; done < length; done++)
            to[done] = from[(nint)done * stride];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CopyVectors(float* from, float* to, int length, float* end)
    {
        int done = 0;
        for (; done < length && from + done + Vector512<float>.Count <= end; done += Vector512<float>.Count)
            Vector512.Load(from + done).Store(to + done);

        return done;
    }

    private static int CopySeconds(float* from, float* to, int length, float* end)
    {
        int done = 0;
        for (; done < length && from + (2 * done) + 8 <= end; done += 4)
            Deinterleave.Evens(
                Vector128.Load(from + (2 * done)), Vector128.Load(from + (2 * done) + 4)).Store(to + done);

        return done;
    }
}
