using System;
using System.Collections.Generic;
using System.Linq;
using Benchmarks.Results;
using Baselines.Timing;

namespace Benchmarks.Limits;

/// <summary>Measures what the machine can do, in a few seconds.</summary>
internal static class LimitMeasurement
{
    private const int Repeats = 8;
    private const int TimesTheCache = 8;
    private const long LeastMemory = 256L << 20;
    private const long MostMemory = 1L << 30;

    /// <summary>Measures with one thread and with all.</summary>
    /// <param name="threads">All.</param>
    public static MachineLimits Measure(int threads)
    {
        int[] counts = [.. new[] { 1, threads }.Distinct()];
        return new MachineLimits(
            Each(counts, Memory),
            Each(counts, SharedCache),
            Each(counts, CoreCaches),
            Each(counts, PeakArithmetic.Measure));
    }

    /// <summary>Keeps the better of two measurements, limit by limit.</summary>
    public static MachineLimits Better(MachineLimits one, MachineLimits other) => new(
        Better(one.MemoryReadGBs, other.MemoryReadGBs),
        Better(one.CacheReadGBs, other.CacheReadGBs),
        Better(one.CoreCacheReadGBs, other.CoreCacheReadGBs),
        Better(one.PeakGFlops, other.PeakGFlops));

    private static Dictionary<int, double> Better(
        IReadOnlyDictionary<int, double> one, IReadOnlyDictionary<int, double> other) =>
        one.ToDictionary(limit => limit.Key, limit => Math.Max(limit.Value, other[limit.Key]));

    private static Dictionary<int, double> Each(IReadOnlyList<int> counts, Func<int, double> measure) =>
        counts.ToDictionary(count => count, measure);

    private static double Memory(int threads) =>
        ReadBandwidth.Measure(
            threads, Math.Clamp(TimesTheCache * LastLevelCache.Bytes, LeastMemory, MostMemory), Repeats);

    // Half of the cache and a quarter: more than the caches of the cores, and room for what else runs on the machine.
    private static double SharedCache(int threads) => Math.Max(
        ReadBandwidth.Measure(threads, LastLevelCache.Bytes / 2, Repeats),
        ReadBandwidth.Measure(threads, Math.Max(LastLevelCache.Bytes / 4, 3 * threads * CoreCache.Bytes), Repeats));

    private static double CoreCaches(int threads) =>
        ReadBandwidth.Measure(threads, threads * CoreCache.Bytes / 2, Repeats);
}
