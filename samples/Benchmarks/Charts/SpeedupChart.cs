using System;
using System.Collections.Generic;
using System.Linq;
using Benchmarks.Results;
using ScottPlot;
using ScottPlot.Plottables;

namespace Benchmarks.Charts;

/// <summary>Draws how many times faster than the best dense float32 rival each pattern is, against the share of weights it removes.</summary>
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
    private const int Width = 1000;
    private const int Height = 640;
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
            [.. new[] { 4, 16, 64, 256 }.Select(batch => ($"batch {batch}", (Func<ResultRow, bool>)(row => row.Batch == batch)))],
            "ratio of multiply-adds, dense to sparse",
            row => (double)row.Cols / row.SlotsPerRow),
    ];

    /// <summary>Draws the chart as PNG.</summary>
    public byte[] Png(BenchmarkResults results) => Draw(results).GetImage(Width, Height).GetImageBytes(ImageFormat.Png);

    /// <summary>Draws the chart as SVG.</summary>
    public string Svg(BenchmarkResults results) => Draw(results).GetSvgXml(Width, Height);

    private Plot Draw(BenchmarkResults results)
    {
        ResultRow[] rows =
        [
            .. from row in results.Rows
               where row is { Rows: Side, Cols: Side, Weights: "float32", IsDense: false }
               where row.Isa == results.Machine.Isa && row.Threads == results.Run.Threads
               orderby row.Sparsity
               select row,
        ];

        Plot plot = new();
        plot.Title(Title);
        plot.XLabel("weights removed, %");
        plot.YLabel("times the speed of the best dense float32 rival");
        List<ResultRow> drawn = [];
        foreach ((string name, Func<ResultRow, bool> selects) in Series)
        {
            ResultRow[] points = [.. rows.Where(selects)];
            drawn.AddRange(points);
            Line(plot, name, points, row => row.Ratio);
        }

        ResultRow[] patterns = [.. drawn.DistinctBy(row => row.Pattern).OrderBy(row => row.Sparsity)];
        Scatter limit = Line(plot, LimitName, patterns, LimitOf);
        limit.Color = Colors.Gray;
        foreach (ResultRow row in patterns)
            Label(plot, row);

        plot.Axes.SetLimits(left: 45, right: 100, bottom: 0, top: Math.Max(2, drawn.Select(row => Math.Max(row.Ratio, LimitOf(row))).DefaultIfEmpty().Max() * 1.15));
        plot.ShowLegend(Alignment.UpperLeft);
        return plot;
    }

    private static Scatter Line(Plot plot, string name, IReadOnlyList<ResultRow> rows, Func<ResultRow, double> value)
    {
        Scatter line = plot.Add.Scatter(rows.Select(row => 100 * row.Sparsity).ToArray(), rows.Select(value).ToArray());
        line.LegendText = name;
        line.MarkerSize = 7;
        return line;
    }

    private void Label(Plot plot, ResultRow row)
    {
        Text label = plot.Add.Text(row.Pattern, 100 * row.Sparsity, LimitOf(row));
        label.LabelFontColor = Colors.Gray;
        label.LabelAlignment = Alignment.LowerCenter;
        label.OffsetY = -6;
    }
}
