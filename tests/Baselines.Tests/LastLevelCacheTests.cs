using System;
using System.IO;
using Baselines.Timing;

namespace Baselines.Tests;

public sealed class LastLevelCacheTests : IDisposable
{
    private readonly string processors = Directory.CreateTempSubdirectory("processors-").FullName;

    public void Dispose() => Directory.Delete(processors, recursive: true);

    [Fact]
    public void Each_cache_of_the_highest_level_counts_once()
    {
        foreach (int processor in (int[])[0, 1, 2, 3])
        {
            Write(processor, index: 0, level: 1, $"{processor}", "32K");
            Write(processor, index: 3, level: 3, processor < 2 ? "0-1" : "2-3", "16384K");
        }

        Assert.Equal(32L << 20, LastLevelCache.Read(processors));
    }

    [Fact]
    public void A_system_that_describes_no_cache_gives_no_size()
    {
        Assert.Null(LastLevelCache.Read(processors));
        Assert.Null(LastLevelCache.Read(Path.Combine(processors, "nowhere")));
    }

    [Fact]
    public void Copies_take_four_times_the_cache_together()
    {
        const int Copies = 3;
        long beyond = Math.Min(4 * LastLevelCache.Bytes, 1536L << 20);
        Assert.Equal(Copies, LastLevelCache.CopiesBeyond((beyond / Copies) + 1));
        Assert.Equal(1, LastLevelCache.CopiesBeyond(beyond));
        Assert.Equal(1, LastLevelCache.CopiesBeyond(long.MaxValue / 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => LastLevelCache.CopiesBeyond(0));
    }

    private void Write(int processor, int index, int level, string sharers, string size)
    {
        string cache =
            Directory.CreateDirectory(Path.Combine(processors, $"cpu{processor}", "cache", $"index{index}")).FullName;
        File.WriteAllText(Path.Combine(cache, "level"), $"{level}\n");
        File.WriteAllText(Path.Combine(cache, "shared_cpu_list"), sharers + "\n");
        File.WriteAllText(Path.Combine(cache, "size"), size + "\n");
    }
}
