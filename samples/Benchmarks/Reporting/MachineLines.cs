using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Benchmarks.Results;

namespace Benchmarks.Reporting;

/// <summary>The machine, its limits and the run in a few lines of text.</summary>
internal static class MachineLines
{
    private const double Disturbing = 0.05;

    /// <summary>Writes the lines.</summary>
    public static IReadOnlyList<string> Of(BenchmarkResults results)
    {
        MachineDescription machine = results.Machine;
        List<string> lines =
        [
            $"Processor   {machine.Processor}, {machine.Processors} processors, {machine.Isa}, {Size(machine.CoreCacheBytes)} of cache each, {Size(machine.LastLevelCacheBytes)} shared",
            $"System      {machine.System}, {machine.Runtime}",
            $"Baselines      {string.Join(", ", machine.Libraries.Select(library => $"{library.Key} {library.Value}"))}",
        ];
        lines.AddRange(machine.Missing.Select(library => $"Not there   {library.Key}: {library.Value}"));
        lines.AddRange(results.Limits.MemoryReadGBs.Keys.Order().Select(threads => Limits(results.Limits, threads)));
        RunDescription run = results.Run;
        lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"Run         {run.Set} set{(run.Filter is { } filter ? $", '{filter}'" : string.Empty)}, {run.Threads} threads, {run.Date:yyyy-MM-dd HH:mm} UTC, commit {run.Commit ?? "unknown"}{(run.IsComplete ? string.Empty : ", interrupted")}"));
        if (run.OthersShare is { } others)
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Others      took {100 * others:F0}% of the processors meanwhile{(others > Disturbing ? ": measure again on a quieter machine" : string.Empty)}"));

        return lines;
    }

    private static string Limits(MachineLimits limits, int threads) => string.Create(
        CultureInfo.InvariantCulture,
        $"Limits      {threads} {(threads == 1 ? "thread " : "threads")}: memory {limits.MemoryReadGBs[threads]:F1} GB/s, last-level cache {limits.CacheReadGBs[threads]:F0} GB/s, core caches {limits.CoreCacheReadGBs[threads]:F0} GB/s, {limits.PeakGFlops[threads]:F0} GFlop/s");

    private static string Size(long bytes) => bytes >= 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 20):0.#} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0} KB");
}
