using System;
using System.Collections.Generic;
using System.Linq;
using GpuBundle.Bench.Results;
using Measurement;

namespace GpuBundle.Bench.Goals;

/// <summary>The performance goals of the GPU kernels, on an H200 with cold caches.</summary>
internal static class GpuGoals
{
    private const long LeastWeights = 4096 * 4096;
    private const long LargePackedBytes = 64_000_000;

    // The pattern of blocks of 32 that is nearest to each sparsity of the goals.
    private static readonly (int Percent, string Pattern)[] Patterns =
        [(50, "32:16"), (60, "32:13"), (70, "32:10"), (80, "32:6"), (90, "32:3")];

    /// <summary>Gets the goals, line by line.</summary>
    public static IReadOnlyList<Goal> All { get; } =
    [
        .. Ratios(
            "Batch 1, 16-bit weights",
            row => row.Batch == 1 && IsSixteenBit(row),
            (50, 1.5),
            (60, 1.9),
            (70, 2.4),
            (80, 3.2),
            (90, 5.5)),
        .. Ratios(
            "Batch 1, float32 weights",
            row => row.Batch == 1 && !IsSixteenBit(row),
            (50, 1.7),
            (60, 2.1),
            (70, 2.8),
            (80, 4.0),
            (90, 7.0)),
        .. Ratios(
            "Batch 8 to 32, 16-bit weights",
            row => row.Batch is >= 8 and <= 32 && IsSixteenBit(row),
            (50, 1.7),
            (70, 2.0),
            (80, 2.5)),
        new(
            "Batch 1, packed weights of 64 MB or more",
            "85% of the measured copy bandwidth, every sparse layer",
            0.85,
            Unit.Share,
            row => row.Batch == 1 && !row.IsDense && row.PackedBytes >= LargePackedBytes,
            row => row.CopyBandwidthShare,
            Enumerable.Min),
    ];

    private static IEnumerable<Goal> Ratios(
        string line, Func<ResultRow, bool> selects, params IReadOnlyList<(int Percent, double Least)> goals) =>
        from goal in goals
        let pattern = Patterns.Single(entry => entry.Percent == goal.Percent).Pattern
        select new Goal(
            line,
            FormattableString.Invariant(
                $"{goal.Percent}% ({pattern}): {goal.Least}x over the best vendor product, median of layers from 4096 x 4096 on"),
            goal.Least,
            Unit.Times,
            row => row.Pattern == pattern && (long)row.Rows * row.Columns >= LeastWeights && selects(row),
            row => row.Ratio,
            Median);

    private static bool IsSixteenBit(ResultRow row) => ResultRow.BitsOf(row.Weights) == 16;

    private static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
