using System;
using System.Diagnostics;
using System.Threading;

namespace Baselines.Timing;

/// <summary>Waits until the threads of whoever ran last have gone to sleep.</summary>
/// <remarks>
/// ONNX Runtime 1.31's threads go on spinning after a run in the hope of the next: 45 ms on one
/// machine, over a second on others; OpenBLAS 0.3.21's do so for 100 ms, libtorch's for less than 10.
/// On two cores that takes half of the machine from whoever is measured next.
/// </remarks>
internal static class QuietProcess
{
    private const double QuietShare = 0.1;

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Sleeps until the process uses under a tenth of one core, at most three seconds.</summary>
    public static void Wait()
    {
        long begin = Stopwatch.GetTimestamp();
        double share;
        do
        {
            // The window is longer than the 4 ms steps in which Linux accounts processor time.
            TimeSpan before = Environment.CpuUsage.TotalTime;
            long from = Stopwatch.GetTimestamp();
            Thread.Sleep(Window);
            share = (Environment.CpuUsage.TotalTime - before) / Stopwatch.GetElapsedTime(from);
        }
        while (share > QuietShare && Stopwatch.GetElapsedTime(begin) < Patience);
    }
}
