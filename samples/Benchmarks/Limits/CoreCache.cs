using System.Globalization;
using System.IO;
using System.Linq;

namespace Benchmarks.Limits;

/// <summary>The size of the largest cache that a core has to itself.</summary>
internal static class CoreCache
{
    private const string FirstProcessor = "/sys/devices/system/cpu/cpu0/cache";
    private const int Level = 2;
    private const long WhereTheSystemDoesNotSay = 512L << 10;

    /// <summary>Gets the bytes of the first processor's second level; 512 KB where the system does not say.</summary>
    public static long Bytes { get; } = Read(FirstProcessor) ?? WhereTheSystemDoesNotSay;

    /// <summary>Reads a processor's caches as Linux describes them.</summary>
    internal static long? Read(string caches)
    {
        if (!Directory.Exists(caches))
            return null;

        return (from cache in Directory.EnumerateDirectories(caches, "index*")
                where int.Parse(Line(cache, "level"), CultureInfo.InvariantCulture) == Level
                select (long?)long.Parse(
                    Line(cache, "size").TrimEnd('K'), CultureInfo.InvariantCulture) << 10).FirstOrDefault();
    }

    private static string Line(string cache, string file) => File.ReadAllText(Path.Combine(cache, file)).Trim();
}
