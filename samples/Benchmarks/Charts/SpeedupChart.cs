using System;
using System.Collections.Generic;
using System.Linq;
using Benchmarks.Results;
using Charts;

namespace Benchmarks.Charts;

/// <summary>
/// Chooses what is drawn: how many times faster than the best dense float32 baseline each pattern is, against the share
/// of weights it removes.
/// </summary>
/// <param name="Suffix">What is added to the name of the chart's file.</param>
/// <param name="Title">What stands above it.</param>
/// <param name="Series">Its lines, and which rows each of them has.</param>
/// <param name="LimitName">What the limit is.</param>
/// <param name="LimitOf">The speed-up of a row where nothing but that limit counted.</param>
internal sealed record SpeedupChart(
    string Suffix,
    string Title,
    IReadOnlyList<(string Name, Func<ResultRow, bool> Selects)> Series,
    string LimitName,
    Func<ResultRow, double> LimitOf)
{
    private const int Side = 4096;

    public static IReadOnlyList<SpeedupChart> All { get; } =
    [
        new(
            string.Empty,
            "4096 x 4096, float32, batch 1",
            [
                ("hot: the same layer again", row => row is { Batch: 1, IsCold: false }),
                ("cold: weights in memory", row => row is { Batch: 1, IsCold: true }),
            ],
            "ratio of bytes, dense to packed",
            row => (double)row.DenseBytes / row.PackedBytes),
        new(
            "-batch",
            "4096 x 4096, float32, batch N",
            [
                .. new[] { 4, 16, 64, 256 }.Select(batch =>
                    ($"batch {batch}", (Func<ResultRow, bool>)(row => row.Batch == batch)))],
            "ratio of multiply-adds, dense to sparse",
            row => (double)row.Cols / row.SlotsPerRow),
    ];

    /// <summary>Draws the chart as PNG.</summary>
    public byte[] Png(BenchmarkResults results) => Plot(results).Png();

    /// <summary>Draws the chart as SVG.</summary>
    public string Svg(BenchmarkResults results) => Plot(results).Svg();

    private SpeedupPlot Plot(BenchmarkResults results)
    {
        ResultRow[] rows =
        [
            .. from row in results.Rows
               where row is { Rows: Side, Cols: Side, Weights: "float32", IsDense: false }
               where row.Isa == results.Machine.Isa && row.Threads == results.Run.Threads
               orderby row.Sparsity
               select row,
        ];

        IEnumerable<ResultRow> drawn = rows.Where(row => Series.Any(series => series.Selects(row)));
        return new SpeedupPlot(
            Title,
            "speed over the best dense float32 baseline",
            [.. Series.Select(series => Line(series.Name, rows.Where(series.Selects), row => row.Ratio))],
            Line(LimitName, drawn.DistinctBy(row => row.Pattern), LimitOf));
    }

    private static SpeedupLine Line(string name, IEnumerable<ResultRow> rows, Func<ResultRow, double> value) =>
        new(name, [.. rows.Select(row => new SpeedupPoint(row.Pattern, row.Sparsity, value(row)))]);
}
