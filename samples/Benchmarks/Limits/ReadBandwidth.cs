using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace Benchmarks.Limits;

/// <summary>Measures how fast threads can read what lies at one level of the memory.</summary>
internal static unsafe class ReadBandwidth
{
    // Short stretches are read again and again, so that starting in step does not count.
    private const long LeastBytesPerRun = 32L << 20;

    // What every loop has read goes here, so that none of it can be left out.
    private static int seen;

    /// <summary>Measures with every loop and keeps the fastest.</summary>
    /// <param name="threads">Each reads a stretch of its own, one behind the other.</param>
    /// <param name="bytes">All stretches together.</param>
    /// <param name="repeats">Runs of each loop.</param>
    /// <returns>Gigabytes (10^9 bytes) per second.</returns>
    public static double Measure(int threads, long bytes, int repeats)
    {
        long stretch = Math.Max(bytes / threads / ReadLoops.Step, 1) * ReadLoops.Step;
        long passes = Math.Max(1, LeastBytesPerRun / (stretch * threads));

        // Loops prefetch a little beyond their stretch.
        using HugeMemory memory = new((stretch * threads) + ReadLoops.Step);
        byte* start = memory.Start;

        double seconds = ReadLoops.All.Min(loop => PinnedThreads.FastestSeconds(
            threads,
            repeats,
            number => NativeMemory.Fill(start + (number * stretch), (nuint)stretch, 1),
            number =>
            {
                for (long pass = 0; pass < passes; pass++)
                    Keep(loop(start + (number * stretch), stretch));
            }));
        return stretch * threads * passes / seconds / 1e9;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(int sum) => Volatile.Write(ref seen, sum);
}
