using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;
using SpeechDetection.Sound;

namespace SpeechDetection.Reporting;

/// <summary>
/// Draws a recording, the speech found in it, and how likely each form of the network takes it to be.
/// </summary>
internal static class TimelineChart
{
    private const int Width = 1600;
    private const int Height = 600;

    // The recording is drawn above the probabilities, which reach from 0 to 1, and the legend above it.
    private const double SoundHeight = 1.55;
    private const double Top = 2.3;

    /// <summary>Draws the chart as PNG.</summary>
    /// <param name="recording">What was heard.</param>
    /// <param name="found">The probabilities of each form, the one whose speech is marked first.</param>
    public static byte[] Png(Chunks recording, IReadOnlyList<(string Name, float[] Probabilities)> found)
    {
        Plot plot = new();
        plot.Title("Speech found");
        plot.XLabel("seconds");
        plot.YLabel("probability of speech");
        foreach (SpeechSegment segment in SpeechSegment.Find(found[0].Probabilities))
            plot.Add.HorizontalSpan(segment.From.TotalSeconds, segment.To.TotalSeconds, Colors.Green.WithAlpha(0.15));

        AddSound(plot, recording);
        foreach ((string name, float[] probabilities) in found)
        {
            Signal line = plot.Add.Signal(
                probabilities.Select(probability => (double)probability).ToArray(), Chunks.Duration.TotalSeconds);
            line.LegendText = name;
            line.MaximumMarkerSize = 0;
        }

        plot.Axes.Left.TickGenerator = new NumericManual([0, 0.5, 1], ["0", "0.5", "1"]);
        plot.Add.HorizontalLine(0.5, 1, Colors.Gray, LinePattern.Dotted);
        plot.Axes.SetLimits(left: 0, right: recording.Count * Chunks.Duration.TotalSeconds, bottom: -0.05, top: Top);
        plot.ShowLegend(Alignment.UpperRight, Orientation.Horizontal);
        return plot.GetImage(Width, Height).GetImageBytes(ImageFormat.Png);
    }

    // The loudest sample of every chunk, up and down.
    private static void AddSound(Plot plot, Chunks recording)
    {
        double[] times = new double[recording.Count];
        double[] high = new double[recording.Count];
        double[] low = new double[recording.Count];
        float loudest = Math.Max(Loudest(recording.Samples), float.Epsilon);
        for (int chunk = 0; chunk < recording.Count; chunk++)
        {
            times[chunk] = chunk * Chunks.Duration.TotalSeconds;
            double half = 0.5 * Loudest(recording[chunk]) / loudest;
            high[chunk] = SoundHeight + half;
            low[chunk] = SoundHeight - half;
        }

        FillY sound = plot.Add.FillY(times, low, high);
        sound.FillColor = Colors.Gray;
        sound.LineColor = Colors.Gray;
    }

    private static float Loudest(ReadOnlySpan<float> samples)
    {
        float loudest = 0;
        foreach (float sample in samples)
            loudest = Math.Max(loudest, Math.Abs(sample));

        return loudest;
    }
}
