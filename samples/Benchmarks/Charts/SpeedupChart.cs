using System;
using System.Collections.Generic;
using System.Linq;
using Benchmarks.Results;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

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

    // On a scale of powers of two: a little below the speed of the rival.
    private const double LabelHeight = -0.9;

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
        plot.YLabel("speed over the best dense float32 rival");
        List<ResultRow> drawn = [];
        foreach ((string name, Func<ResultRow, bool> selects) in Series)
        {
            ResultRow[] points = [.. rows.Where(selects)];
            drawn.AddRange(points);
            Line(plot, name, points, row => row.Ratio);
        }

        Line(plot, LimitName, [.. drawn.DistinctBy(row => row.Pattern).OrderBy(row => row.Sparsity)], LimitOf).Color = Colors.Gray;
        foreach (IGrouping<double, ResultRow> patterns in drawn.GroupBy(row => row.Sparsity))
            Label(plot, patterns.Key, string.Join('\n', patterns.Select(row => row.Pattern).Distinct()));

        double[] values = [.. drawn.SelectMany(row => (double[])[row.Ratio, LimitOf(row)]).DefaultIfEmpty(1)];
        Scale(plot, Math.Min(1, values.Min()), Math.Max(2, values.Max()));
        plot.ShowLegend(Alignment.UpperLeft);
        return plot;
    }

    private static Scatter Line(Plot plot, string name, IReadOnlyList<ResultRow> rows, Func<ResultRow, double> value)
    {
        Scatter line = plot.Add.Scatter(rows.Select(row => 100 * row.Sparsity).ToArray(), rows.Select(row => Math.Log2(value(row))).ToArray());
        line.LegendText = name;
        line.MarkerSize = 7;
        return line;
    }

    // Patterns of one sparsity share a label below the lines.
    private static void Label(Plot plot, double sparsity, string patterns)
    {
        Text label = plot.Add.Text(patterns, 100 * sparsity, LabelHeight);
        label.LabelFontColor = Colors.Gray;
        label.LabelAlignment = Alignment.LowerCenter;
    }

    // Each step up is twice the speed; lines stand above their labels.
    private static void Scale(Plot plot, double least, double most)
    {
        NumericManual steps = new();
        for (int power = (int)Math.Floor(Math.Log2(least)); power <= Math.Ceiling(Math.Log2(most)); power++)
            steps.AddMajor(power, $"{Math.Pow(2, power)}x");

        plot.Axes.Left.TickGenerator = steps;
        plot.Axes.SetLimits(left: 45, right: 100, bottom: Math.Min(LabelHeight, Math.Log2(least)) - 0.1, top: Math.Log2(most) + 0.5);
    }
}
