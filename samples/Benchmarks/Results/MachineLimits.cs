using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Benchmarks.Results;

/// <summary>
/// What the machine can do, by the number of threads; no row reaches more, for each is at least what some kernel or
/// baseline reached.
/// </summary>
/// <param name="MemoryReadGBs">10^9 bytes per second from memory.</param>
/// <param name="CacheReadGBs">10^9 bytes per second from the last-level cache.</param>
/// <param name="CoreCacheReadGBs">10^9 bytes per second from the caches that each core has to itself.</param>
/// <param name="PeakGFlops">10^9 float32 operations per second; a multiply-add is two.</param>
internal sealed record MachineLimits(
    [property: JsonPropertyName("memoryReadGBs")] IReadOnlyDictionary<int, double> MemoryReadGBs,
    [property: JsonPropertyName("cacheReadGBs")] IReadOnlyDictionary<int, double> CacheReadGBs,
    [property: JsonPropertyName("coreCacheReadGBs")] IReadOnlyDictionary<int, double> CoreCacheReadGBs,
    [property: JsonPropertyName("peakGFlops")] IReadOnlyDictionary<int, double> PeakGFlops);
