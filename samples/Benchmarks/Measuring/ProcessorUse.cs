using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Benchmarks.Measuring;

/// <summary>Watches how much of the processors other programs take: on a busy machine, results say less.</summary>
internal sealed class ProcessorUse
{
    private const string Statistics = "/proc/stat";

    // The unit in which Linux tells programs about time, whatever it counts in itself.
    private const double SecondsPerTick = 0.01;

    private readonly long begin = Stopwatch.GetTimestamp();
    private readonly TimeSpan ownBefore = Environment.CpuUsage.TotalTime;
    private readonly double? busyBefore = BusySeconds();

    /// <summary>
    /// Gets the share of all processors that others took since this was made; null where the system does not say.
    /// </summary>
    public double? OthersShare
    {
        get
        {
            double own = (Environment.CpuUsage.TotalTime - ownBefore).TotalSeconds;
            double all = Stopwatch.GetElapsedTime(begin).TotalSeconds * Environment.ProcessorCount;
            return BusySeconds() - busyBefore is { } busy ? Math.Max(0, busy - own) / all : null;
        }
    }

    // cpu  user nice system idle iowait irq softirq steal guest guest_nice; guests are in user and nice already.
    private static double? BusySeconds()
    {
        if (!File.Exists(Statistics))
            return null;

        long[] ticks =
        [
            .. File.ReadLines(Statistics).First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
                .Select(field => long.Parse(field, CultureInfo.InvariantCulture)),
        ];
        return (ticks[..3].Sum() + ticks[5..8].Sum()) * SecondsPerTick;
    }
}
