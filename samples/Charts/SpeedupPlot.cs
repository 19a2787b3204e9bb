using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace Charts;

/// <summary>Draws speed-ups against the share of weights that is removed, on a scale of powers of two.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Speed">What the speed-up is over, beside the scale.</param>
/// <param name="Lines">What was measured.</param>
/// <param name="Limit">What would be reached if nothing else counted, in grey.</param>
public sealed record SpeedupPlot(string Title, string Speed, IReadOnlyList<SpeedupLine> Lines, SpeedupLine Limit)
{
    private const int Width = 1000;
    private const int Height = 640;

    // On a scale of powers of two: a little below the speed of the baseline.
    private const double LabelHeight = -0.9;

    /// <summary>Draws it as PNG.</summary>
    public byte[] Png() => Draw().GetImage(Width, Height).GetImageBytes(ImageFormat.Png);

    /// <summary>Draws it as SVG.</summary>
    public string Svg() => Draw().GetSvgXml(Width, Height);

    private Plot Draw()
    {
        Plot plot = new();
        plot.Title(Title);
        plot.XLabel("weights removed, %");
        plot.YLabel(Speed);
        foreach (SpeedupLine line in Lines)
            Add(plot, line);

        Add(plot, Limit).Color = Colors.Gray;
        SpeedupPoint[] points = [.. Lines.SelectMany(line => line.Points)];
        foreach (IGrouping<double, SpeedupPoint> patterns in points.GroupBy(point => point.Sparsity))
            Label(plot, patterns.Key, string.Join('\n', patterns.Select(point => point.Pattern).Distinct()));

        double[] values = [.. points.Concat(Limit.Points).Select(point => point.Speedup).DefaultIfEmpty(1)];
        Scale(plot, Math.Min(1, values.Min()), Math.Max(2, values.Max()));
        plot.ShowLegend(Alignment.UpperLeft);
        return plot;
    }

    private static Scatter Add(Plot plot, SpeedupLine line)
    {
        Scatter scatter = plot.Add.Scatter(
            line.Points.Select(point => 100 * point.Sparsity).ToArray(),
            line.Points.Select(point => Math.Log2(point.Speedup)).ToArray());
        scatter.LegendText = line.Name;
        scatter.MarkerSize = 7;
        return scatter;
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
        plot.Axes.SetLimits(
            left: 45, right: 100, bottom: Math.Min(LabelHeight, Math.Log2(least)) - 0.1, top: Math.Log2(most) + 0.5);
    }
}
