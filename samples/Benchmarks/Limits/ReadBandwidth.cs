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
    /// <returns>10^9 bytes per second.</returns>
    public static double Measure(int threads, long bytes, int repeats)
    {
        long stretch = Math.Max(bytes / threads / ReadLoops.Step, 1) * ReadLoops.Step;
        long passes = Math.Max(1, LeastBytesPerRun / (stretch * threads));

        using HugeMemory memory = new(stretch * threads);
        Fill(memory, threads, stretch);
        double seconds = ReadLoops.All.Min(loop => FastestSeconds(loop, memory, threads, stretch, passes, repeats));
        return stretch * threads * passes / seconds / 1e9;
    }

    /// <summary>Writes every stretch, on the processor that is to read it.</summary>
    public static void Fill(HugeMemory memory, int threads, long stretch) =>
        PinnedThreads.FastestSeconds(
            threads, repeats: 1, number => NativeMemory.Fill(memory.Start + (number * stretch), (nuint)stretch, 1));

    /// <summary>Reads every stretch with one loop.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="memory">All stretches, one behind the other.</param>
    /// <param name="threads">One for each stretch.</param>
    /// <param name="stretch">Bytes of each.</param>
    /// <param name="passes">How often each is read in a run.</param>
    /// <param name="repeats">Runs.</param>
    /// <returns>What the fastest run took.</returns>
    public static double FastestSeconds(
        ReadLoop loop, HugeMemory memory, int threads, long stretch, long passes, int repeats) =>
        PinnedThreads.FastestSeconds(threads, repeats, number =>
        {
            for (long pass = 0; pass < passes; pass++)
                Keep(loop(memory.Start + (number * stretch), stretch));
        });

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(int sum) => Volatile.Write(ref seen, sum);
}
