using System;
using System.Collections.Generic;
using System.Linq;
using Measurement;
using Baselines;
using Baselines.Timing;

namespace Benchmarks.Limits;

/// <summary>Reads memory as fast as the machine allows, by turns with the layers whose weights lie there.</summary>
/// <remarks>
/// On a machine that others share, what memory gives changes by half within minutes: a row that is held to it has to be
/// held to what it gave in the same minute.
/// </remarks>
internal sealed unsafe class MemoryReader : IContestant
{
    private const int TimesTheCache = 4;
    private const long LeastBytes = 128L << 20;
    private const long MostBytes = 512L << 20;

    private readonly int threads;
    private readonly long stretch;
    private readonly HugeMemory memory;
    private readonly ReadLoop loop;
    private readonly List<double> rates = [];

    /// <summary>Fills memory, and chooses the fastest loop.</summary>
    /// <param name="threads">Each reads a stretch of its own.</param>
    public MemoryReader(int threads)
    {
        this.threads = threads;
        long bytes = Math.Clamp(TimesTheCache * LastLevelCache.Bytes, LeastBytes, MostBytes);
        stretch = bytes / threads / ReadLoops.Step * ReadLoops.Step;
        memory = new HugeMemory(stretch * threads);
        ReadBandwidth.Fill(memory, threads, stretch);
        loop = ReadLoops.All.MinBy(candidate =>
            ReadBandwidth.FastestSeconds(candidate, memory, threads, stretch, passes: 1, repeats: 3))!;
    }

    /// <inheritdoc/>
    public string Name => "reading memory";

    /// <inheritdoc/>
    public ReadOnlySpan<float> Output => [];

    /// <summary>
    /// Gets the median of the runs, 10^9 bytes per second: what counts of a row, counts of its limit.
    /// </summary>
    public double GBs => CallTime.Of(Name, rates).Median;

    /// <summary>Reads everything once; the time that it takes to start threads does not count.</summary>
    public void Run() =>
        rates.Add(
            stretch * threads / ReadBandwidth.FastestSeconds(
                loop, memory, threads, stretch, passes: 1, repeats: 1) / 1e9);

    /// <inheritdoc/>
    public void Dispose() => memory.Dispose();
}
