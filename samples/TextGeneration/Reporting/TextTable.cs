using System;
using System.Globalization;
using System.IO;
using Measurement;
using Programs;
using Spectre.Console;

namespace TextGeneration.Reporting;

/// <summary>Writes the figures for people.</summary>
internal static class TextTable
{
    private const double MicrosecondsPerSecond = 1e6;
    private const double Million = 1e6;

    /// <summary>Writes the figures.</summary>
    /// <param name="figures">What was measured.</param>
    /// <param name="output">Where to.</param>
    /// <param name="plain">Whether to leave out colour and box drawing.</param>
    public static void Write(TextFigures figures, TextWriter output, bool plain)
    {
        IAnsiConsole console = ReportConsole.On(output, plain);
        console.WriteLine($"Processor  {figures.Processor}, {Environment.ProcessorCount} processors");
        console.WriteLine($"Device     {figures.Device}: {figures.Reason}");
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Network    {figures.Blocks} blocks, {figures.Weights / Million:F1} million weights, drawn with seed {figures.Seed}: its text is noise, its time is not"));
        console.WriteLine(
            $"Calls      batch 1, {figures.Threads} {(figures.Threads == 1 ? "thread" : "threads")} for ours and for ONNX Runtime; positions {figures.Prompt} to {figures.Prompt + figures.Written - 1}");
        console.WriteLine();

        Table table = ReportConsole.Numbers(
            plain, "Weights", "MB", "Difference", "ms per character", "characters/s", "over ONNX");
        foreach (PatternFigures pattern in figures.Patterns)
        {
            table.AddRow(
                pattern.Pattern,
                string.Create(CultureInfo.InvariantCulture, $"{pattern.PackedBytes / Million:F1}"),
                pattern.MaxDifference.ToString("0.0e+00", CultureInfo.InvariantCulture),
                Milliseconds(pattern.Call),
                PerSecond(pattern.Call),
                BuildKind.IsOptimised
                    ? string.Create(
                        CultureInfo.InvariantCulture, $"{figures.BestBaseline.Median / pattern.Call.Median:F2}x")
                    : "-");
        }

        foreach (CallTime baseline in figures.Baselines)
            table.AddRow(
                baseline.Name,
                string.Create(CultureInfo.InvariantCulture, $"{figures.Weights * sizeof(float) / Million:F1}"),
                string.Empty,
                Milliseconds(baseline),
                PerSecond(baseline),
                string.Empty);

        console.Write(table);
        if (!BuildKind.IsOptimised)
            console.WriteLine("This is a Debug build: its times mean nothing. Run with -c Release.");
    }

    private static string Milliseconds(CallTime call) => string.Create(
        CultureInfo.InvariantCulture,
        $"{call.Median / 1000:F2} ({call.LowerQuartile / 1000:F2} to {call.UpperQuartile / 1000:F2})");

    private static string PerSecond(CallTime call) =>
        string.Create(CultureInfo.InvariantCulture, $"{MicrosecondsPerSecond / call.Median:F0}");
}
