using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Baselines.Timing;

/// <summary>The size of the processor's outermost cache, and how many copies of a layer it cannot hold.</summary>
public static class LastLevelCache
{
    // Caches choose badly whom to evict, so twice their size would still leave some weights inside.
    private const int TimesItsSize = 4;

    // A model in the ONNX format ends at 2 GB.
    private const long MostBytes = 1536L << 20;

    private const string Processors = "/sys/devices/system/cpu";
    private const long WhereTheSystemDoesNotSay = 64L << 20;

    /// <summary>
    /// Gets the bytes of the machine's outermost caches together; 64 MB where the system does not say.
    /// </summary>
    public static long Bytes { get; } = Read(Processors) ?? WhereTheSystemDoesNotSay;

    /// <summary>Computes how many copies of a layer take four times the cache, or 1.5 GB where that is less.</summary>
    /// <param name="weightBytes">Bytes that one call reads, indices included.</param>
    public static int CopiesBeyond(long weightBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weightBytes, 1);
        long beyond = Math.Min(TimesItsSize * Bytes, MostBytes);
        return (int)((beyond + weightBytes - 1) / weightBytes);
    }

    /// <summary>Adds up the caches of the highest level, each once however many processors share it.</summary>
    /// <param name="processors">A folder as Linux describes processors in.</param>
    internal static long? Read(string processors)
    {
        if (!Directory.Exists(processors))
            return null;

        var caches =
            from processor in Directory.EnumerateDirectories(processors, "cpu*")
            let folder = Path.Combine(processor, "cache")
            where Directory.Exists(folder)
            from cache in Directory.EnumerateDirectories(folder, "index*")
            select (
                Level: int.Parse(Line(cache, "level"), CultureInfo.InvariantCulture),
                Sharers: Line(cache, "shared_cpu_list"),
                Size: Size(Line(cache, "size")));
        HashSet<(int Level, string Sharers, long Size)> distinct = [.. caches];
        return distinct.Count == 0
            ? null
            : distinct.GroupBy(cache => cache.Level).MaxBy(level => level.Key)!.Sum(cache => cache.Size);
    }

    private static string Line(string cache, string file) => File.ReadAllText(Path.Combine(cache, file)).Trim();

    // "32768K"
    private static long Size(string text) => long.Parse(text.TrimEnd('K'), CultureInfo.InvariantCulture) << 10;
}
