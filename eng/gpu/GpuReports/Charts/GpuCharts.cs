using System;
using System.Collections.Generic;
using System.Linq;
using Charts;
using GpuBundle.Bench.Results;

namespace GpuReports.Charts;

/// <summary>
/// The charts of one run on a GPU: speed-up against sparsity at 4096 x 4096, with the limit that the bytes of weights
/// set at batch 1.
/// </summary>
internal static class GpuCharts
{
    private const int Side = 4096;

    /// <summary>Makes the charts that results have rows for, by the name of their files.</summary>
    public static IReadOnlyDictionary<string, SpeedupPlot> Of(BenchResults results) =>
        new (string Weights, IReadOnlyList<int> Batches)[] { ("float16", [1, 8, 32, 256]), ("bfloat16", [1, 8, 32]), ("float32", [1, 8, 32]) }
            .Select(chart => (Name: $"speedup-{chart.Weights}", Plot: Plot(results, chart.Weights, chart.Batches)))
            .Where(chart => chart.Plot.Lines.Count > 0)
            .ToDictionary(chart => chart.Name, chart => chart.Plot);

    private static SpeedupPlot Plot(BenchResults results, string weights, IReadOnlyList<int> batches)
    {
        ResultRow[] rows =
        [
            .. results.Rows
                .Where(row =>
                    row is { Rows: Side, Columns: Side, IsDense: false, Verified: true, Ratio: not null }
                        && row.Weights == weights
                        && batches.Contains(row.Batch))
                .OrderBy(row => row.Sparsity),
        ];

        return new SpeedupPlot(
            $"{Side} x {Side}, {weights}, cold caches, {results.Device.Name}",
            "speed over the best dense product of the vendor",
            [
                .. batches.Select(batch =>
                    Line(
                        $"batch {batch}",
                        rows.Where(row => row.Batch == batch),
                        row => row.Ratio!.Value)).Where(line => line.Points.Count > 0)],
            Line("ratio of bytes, dense to packed", rows.DistinctBy(row => row.Pattern), row => row.ByteRatioLimit));
    }

    private static SpeedupLine Line(string name, IEnumerable<ResultRow> rows, Func<ResultRow, double> value) =>
        new(name, [.. rows.Select(row => new SpeedupPoint(row.Pattern, row.Sparsity, value(row)))]);
}
