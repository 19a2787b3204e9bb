using System;
using System.Collections.Generic;
using System.Linq;
using Benchmarks.Results;

namespace Benchmarks.Limits;

/// <summary>Says what of the machine limits a row, and what share of that it reaches.</summary>
/// <remarks>
/// Every call reads all packed weights: from memory where they are cold or larger than the last-level cache, else from
/// the cache they fit. What memory gives is measured by turns with the row. From batch 4 on the multiply-adds count
/// too; the nearer limit is the one that is named.
/// </remarks>
/// <param name="coreCacheBytes">The cache that each core has to itself.</param>
/// <param name="lastLevelCacheBytes">The cache that cores share.</param>
internal sealed class LimitShare(long coreCacheBytes, long lastLevelCacheBytes)
{
    public const string Memory = "memory";
    public const string Cache = "cache";
    public const string CoreCache = "core cache";
    public const string Arithmetic = "arithmetic";

    // Caches choose badly whom to evict: of weights twice the cache's size, some are still there.
    private const int SurelyBeyond = 4;

    /// <summary>
    /// Tells whether weights are read from memory: there is nothing left of a cache for inputs where they fill it.
    /// </summary>
    public static bool IsInMemory(long bytes, bool isCold, long lastLevelCacheBytes) =>
        isCold || bytes >= lastLevelCacheBytes;

    /// <summary>Raises limits to what kernels and baselines reached, and fills in the rows' shares.</summary>
    public (MachineLimits Limits, IReadOnlyList<ResultRow> Rows) Fill(
        MachineLimits measured, IReadOnlyList<ResultRow> rows)
    {
        MachineLimits limits = new(
            Raise(measured.MemoryReadGBs, rows, row => Reads(row, Memory)),
            Raise(measured.CacheReadGBs, rows, row => Reads(row, Cache)),
            Raise(measured.CoreCacheReadGBs, rows, row => Reads(row, CoreCache)),
            Raise(measured.PeakGFlops, rows, Rates));
        return (limits, [.. rows.Select(row => Fill(limits, row))]);
    }

    private ResultRow Fill(MachineLimits limits, ResultRow row)
    {
        string place = Place(row.PackedBytes, row);
        double bandwidth = place switch
        {
            Memory when row.MemoryReadGBs is not null => Reads(row, Memory).Max(),
            Memory => limits.MemoryReadGBs[row.Threads],
            Cache => limits.CacheReadGBs[row.Threads],
            _ => limits.CoreCacheReadGBs[row.Threads],
        };

        double bytes = Rate(row.PackedBytes, row.Microseconds) / bandwidth;
        double arithmetic = row.Batch == 1
            ? 0
            : Rate(row.Operations, row.Microseconds) / limits.PeakGFlops[row.Threads];
        return bytes >= arithmetic
            ? row with { Limit = place, LimitShare = bytes }
            : row with { Limit = Arithmetic, LimitShare = arithmetic };
    }

    private string Place(long bytes, ResultRow row) =>
        IsInMemory(bytes, row.IsCold, lastLevelCacheBytes) ? Memory
        : bytes > coreCacheBytes * row.Threads ? Cache
        : CoreCache;

    private static Dictionary<int, double> Raise(
        IReadOnlyDictionary<int, double> measured, IReadOnlyList<ResultRow> rows,
        Func<ResultRow, IEnumerable<double>> reached) =>
        measured.ToDictionary(
            limit => limit.Key,
            limit => rows.Where(row => row.Threads == limit.Key).SelectMany(reached).Append(limit.Value).Max());

    // What surely came from one place only: the share of a limit must not be measured with a part from a faster one.
    private IEnumerable<double> Reads(ResultRow row, string place)
    {
        if (place == Memory && row.MemoryReadGBs is { } memory)
            yield return memory;

        foreach ((long bytes, double microseconds) in Weights(row))
        {
            bool isSure = place switch
            {
                Memory => row.IsCold || bytes >= SurelyBeyond * lastLevelCacheBytes,
                Cache => bytes >= SurelyBeyond * coreCacheBytes * row.Threads,
                _ => true,
            };
            if (isSure && Place(bytes, row) == place)
                yield return Rate(bytes, microseconds);
        }
    }

    private static IEnumerable<(long Bytes, double Microseconds)> Weights(ResultRow row)
    {
        yield return (row.PackedBytes, row.Microseconds);
        yield return (row.DenseBytes, row.BestBaselineMicroseconds);
        if (row.SixteenBitBaselineMicroseconds is { } sixteenBit)
            yield return (row.DenseBytes / 2, sixteenBit);
        if (row.Int8BaselineMicroseconds is { } int8)
            yield return (row.DenseBytes / sizeof(float), int8);
    }

    private static IEnumerable<double> Rates(ResultRow row) =>
        [
            Rate(row.Operations, row.Microseconds),
            Rate(2.0 * row.Rows * row.Cols * row.Batch, row.BestBaselineMicroseconds)];

    // 10^9 per second.
    private static double Rate(double amount, double microseconds) => amount / microseconds / 1e3;
}
