using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Measurement;
using Programs;
using Spectre.Console;

namespace SpeechDetection.Reporting;

/// <summary>Writes the figures for people.</summary>
internal static class SpeechTable
{
    /// <summary>Writes the figures.</summary>
    /// <param name="figures">What was measured.</param>
    /// <param name="output">Where to.</param>
    /// <param name="plain">Whether to leave out colour and box drawing.</param>
    public static void Write(SpeechFigures figures, TextWriter output, bool plain)
    {
        IAnsiConsole console = ReportConsole.On(output, plain);
        console.WriteLine($"Processor  {figures.Processor}, {Environment.ProcessorCount} processors");
        console.WriteLine($"Device     {figures.Device}: {figures.Reason}");
        console.WriteLine(
            $"Calls      {figures.Threads} {(figures.Threads == 1 ? "thread" : "threads")} for ours and for ONNX Runtime; a chunk is 32 ms of sound");
        console.WriteLine(
            $"Recording  {figures.Recording}: {figures.Chunks} chunks, {figures.SpeechChunks} of them speech");
        console.WriteLine(
            $"Equality   no probability of the dense network is further than {Small(figures.MaxDifference)} from ONNX Runtime's");
        console.WriteLine();
        console.Write(Results(figures, plain));
        console.WriteLine();
        console.Write(Times(figures, plain));
        if (!BuildKind.IsOptimised)
            console.WriteLine("This is a Debug build: its times mean nothing. Run with -c Release.");
    }

    private static Table Results(SpeechFigures figures, bool plain)
    {
        Table table =
            ReportConsole.Numbers(plain, "Pattern", "Weights", "Error", "Largest change", "Decisions changed");
        foreach (PatternFigures pattern in figures.Patterns.Prepend(figures.Dense))
        {
            table.AddRow(
                pattern.Pattern,
                string.Create(CultureInfo.InvariantCulture, $"{pattern.PackedBytes / 1024.0:F0} KB"),
                Small(pattern.MaxError),
                pattern.MaxProbabilityChange.ToString("F3", CultureInfo.InvariantCulture),
                $"{pattern.DecisionsChanged} of {figures.Chunks}");
        }

        return table;
    }

    private static Table Times(SpeechFigures figures, bool plain)
    {
        Table table = ReportConsole.Numbers(
            plain,
            "us per chunk",
            "1 stream (quartiles)",
            "over ONNX",
            $"{figures.Streams} streams (quartiles)",
            "over ONNX");
        foreach (PatternFigures pattern in figures.Patterns.Prepend(figures.Dense))
        {
            table.AddRow(
                pattern.Pattern,
                Time(pattern.OneStream, 1),
                Ratio(figures.BaselineOneStream, pattern.OneStream),
                Time(pattern.ManyStreams, figures.Streams),
                Ratio(figures.BaselineManyStreams, pattern.ManyStreams));
        }

        table.AddRow(
            figures.BaselineOneStream.Name,
            Time(figures.BaselineOneStream, 1),
            string.Empty,
            Time(figures.BaselineManyStreams, figures.Streams),
            string.Empty);
        return table;
    }

    private static string Small(double number) => number.ToString("0.0e+00", CultureInfo.InvariantCulture);

    private static string Time(CallTime call, int streams) => string.Create(
        CultureInfo.InvariantCulture,
        $"{call.Median / streams:F1} ({call.LowerQuartile / streams:F1} to {call.UpperQuartile / streams:F1})");

    private static string Ratio(CallTime baseline, CallTime ours) =>
        BuildKind.IsOptimised
            ? string.Create(CultureInfo.InvariantCulture, $"{baseline.Median / ours.Median:F2}x")
            : "-";
}
