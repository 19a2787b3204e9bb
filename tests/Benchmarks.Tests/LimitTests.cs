using System.Collections.Generic;
using System.IO;
using BalancedKernels.Testing;
using Benchmarks.Limits;
using Benchmarks.Results;

namespace Benchmarks.Tests;

public sealed class LimitTests
{
    private static readonly LimitShare Shares = new(coreCacheBytes: 1 << 20, lastLevelCacheBytes: 32 << 20);

    [Fact]
    public void Packed_weights_in_the_shared_cache_are_held_to_its_bandwidth()
    {
        // 15,728,640 bytes in 500 us are 31.5 GB/s, of 200.
        ResultRow row = Fill(Examples.Row);
        Assert.Equal("cache", row.Limit);
        Assert.Equal(15_728_640 / 500e-6 / 200e9, row.LimitShare, 12);
    }

    [Theory]
    [InlineData("cold", 15_728_640, "memory", 40)]
    [InlineData("hot", 62_914_560, "memory", 40)]
    [InlineData("hot", 983_040, "core cache", 240)]
    public void Where_the_weights_are_decides_which_bandwidth_counts(
        string cache, long bytes, string limit, double bandwidth)
    {
        // So slow that neither it nor its baselines reach any limit.
        ResultRow row = Fill(Examples.Row with { Cache = cache, PackedBytes = bytes, Microseconds = 5000 });
        Assert.Equal(limit, row.Limit);
        Assert.Equal(bytes / 5000e-6 / (bandwidth * 1e9), row.LimitShare, 12);
    }

    [Fact]
    public void With_many_samples_the_nearer_limit_counts()
    {
        // 4096 * 768 multiply-adds for each of 64 samples in 5 ms are 80.5 GFlop/s of 200; the bytes are 3 GB/s of 200.
        ResultRow row = Fill(Examples.Row with { Batch = 64, Microseconds = 5000, BestBaselineMicroseconds = 50_000 });
        Assert.Equal("arithmetic", row.Limit);
        Assert.Equal(2.0 * 4096 * 768 * 64 / 5000e-6 / 200e9, row.LimitShare, 12);
    }

    [Fact]
    public void No_limit_is_less_than_what_a_kernel_or_baseline_reached()
    {
        // Ours reads 62.9 GB/s from memory; the baseline does 2 * 4096^2 * 64 operations in 5 ms, 429 GFlop/s.
        (MachineLimits limits, IReadOnlyList<ResultRow> rows) = Shares.Fill(
            Examples.Limits,
            [
                Examples.Row with { Cache = "cold", Microseconds = 250 },
                Examples.Row with { Batch = 64, Microseconds = 5000 }]);

        Assert.Equal(62.91456, limits.MemoryReadGBs[2], 9);
        Assert.Equal(1, rows[0].LimitShare, 12);
        Assert.Equal(429.4967296, limits.PeakGFlops[2], 9);
        Assert.Equal(20, limits.MemoryReadGBs[1]);
    }

    [Fact]
    public void A_cold_row_is_held_to_what_memory_gave_by_turns_with_it()
    {
        // 31.5 GB/s beside 34.95, though memory once gave 40; and beside 30, less than the row itself reached.
        ResultRow cold = Examples.Row with { Cache = "cold" };
        Assert.Equal(0.9, Fill(cold with { MemoryReadGBs = 34.9525333333333 }).LimitShare, 9);
        Assert.Equal(1, Fill(cold with { MemoryReadGBs = 30 }).LimitShare, 9);
    }

    [Fact]
    public void What_may_be_in_the_cache_in_part_does_not_raise_the_limit_of_memory()
    {
        // 40 MB of 32 MB cache, hot: much of it is read from the cache.
        (MachineLimits limits, IReadOnlyList<ResultRow> rows) = Shares.Fill(
            Examples.Limits, [Examples.Row with { PackedBytes = 40_000_000, Microseconds = 500 }]);
        Assert.Equal(40, limits.MemoryReadGBs[2]);
        Assert.Equal(2, rows[0].LimitShare, 12);
    }

    [Fact]
    public void Every_limit_of_this_machine_is_more_than_nothing()
    {
        Assert.True(ReadBandwidth.Measure(threads: 1, bytes: 1 << 20, repeats: 1) > 0);
        Assert.True(ReadBandwidth.Measure(threads: 2, bytes: 1 << 20, repeats: 1) > 0);
        Assert.True(PeakArithmetic.Measure(threads: 1) > 0);
        Assert.True(CoreCache.Bytes > 0);

        using MemoryReader reader = new(threads: 2);
        reader.Run();
        Assert.True(reader.GBs > 0);
    }

    [Fact]
    public void The_better_of_two_measurements_counts_limit_by_limit()
    {
        MachineLimits other =
            Examples.Limits with { MemoryReadGBs = new Dictionary<int, double> { [1] = 30, [2] = 35 } };
        MachineLimits better = LimitMeasurement.Better(Examples.Limits, other);
        Assert.Equal((30, 40), (better.MemoryReadGBs[1], better.MemoryReadGBs[2]));
        Assert.Equal(200, better.PeakGFlops[2]);
    }

    [Fact]
    public void The_cores_own_cache_is_read_as_linux_describes_it()
    {
        using TemporaryFolder folder = new();
        Describe(folder, "index0", 1, "32K");
        Describe(folder, "index2", 2, "1024K");
        Describe(folder, "index3", 3, "32768K");
        Assert.Equal(1 << 20, CoreCache.Read(folder.FullPath));
        Assert.Null(CoreCache.Read(folder.File("nowhere")));
    }

    private static ResultRow Fill(ResultRow row) => Shares.Fill(Examples.Limits, [row]).Rows[0];

    private static void Describe(TemporaryFolder folder, string index, int level, string size)
    {
        Directory.CreateDirectory(folder.File(index));
        File.WriteAllText(Path.Combine(folder.File(index), "level"), $"{level}\n");
        File.WriteAllText(Path.Combine(folder.File(index), "size"), $"{size}\n");
    }
}
