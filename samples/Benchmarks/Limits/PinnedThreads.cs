using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;

namespace Benchmarks.Limits;

/// <summary>Runs the same loop on several threads, each on a processor of its own, all starting in step.</summary>
internal static partial class PinnedThreads
{
    // The system's own limit is larger, its default 1024.
    private const int MostProcessors = 1024;

    /// <summary>Runs a loop several times and keeps the fastest.</summary>
    /// <param name="threads">1 or more.</param>
    /// <param name="repeats">How often; the first run also warms up.</param>
    /// <param name="loop">The loop, called with the number of its thread.</param>
    /// <returns>Seconds from the first thread's start to the last one's end.</returns>
    public static double FastestSeconds(int threads, int repeats, Action<int> loop)
    {
        long[,] begins = new long[threads, repeats];
        long[,] ends = new long[threads, repeats];
        int arrived = 0;

        Thread[] team = [.. Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            Pin(number);
            for (int repeat = 0; repeat < repeats; repeat++)
            {
                Interlocked.Increment(ref arrived);
                while (Volatile.Read(ref arrived) < (repeat + 1) * threads)
                    Thread.SpinWait(1);

                begins[number, repeat] = Stopwatch.GetTimestamp();
                loop(number);
                ends[number, repeat] = Stopwatch.GetTimestamp();
            }
        }))];
        foreach (Thread thread in team)
            thread.Start();
        foreach (Thread thread in team)
            thread.Join();

        IEnumerable<int> numbers = Enumerable.Range(0, threads);
        return Enumerable.Range(0, repeats).Min(repeat =>
            Stopwatch.GetElapsedTime(
                numbers.Min(number => begins[number, repeat]),
                numbers.Max(number => ends[number, repeat])).TotalSeconds);
    }

    // Where it cannot be pinned the thread still runs, and what it reaches is a little less at worst.
    private static void Pin(int number)
    {
        if (!OperatingSystem.IsLinux())
            return;

        byte[] allowed = new byte[MostProcessors / 8];
        if (GetAffinity(0, allowed.Length, allowed) < 0)
            return;

        int[] processors = [
            .. Enumerable.Range(0, MostProcessors).Where(processor =>
                (allowed[processor / 8] & (1 << (processor % 8))) != 0)];
        int mine = processors[number % processors.Length];
        byte[] mask = new byte[allowed.Length];
        mask[mine / 8] = (byte)(1 << (mine % 8));
        _ = SetAffinity(0, mask.Length, mask);
    }

    // Thread 0 is the calling one.
    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int GetAffinity(int thread, nint bytes, [Out] byte[] mask);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nint bytes, byte[] mask);
}
