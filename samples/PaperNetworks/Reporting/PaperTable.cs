using System;
using System.Globalization;
using System.IO;
using System.Linq;
using BalancedKernels;
using Measurement;
using PaperNetworks.Networks;
using Programs;
using Spectre.Console;

namespace PaperNetworks.Reporting;

/// <summary>Writes the figures for people.</summary>
internal static class PaperTable
{
    /// <summary>Names a precision as attributes of other frameworks do.</summary>
    public static string Name(WeightType weights) => weights.ToString().ToLowerInvariant();

    /// <summary>Writes the figures.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="output">Where to.</param>
    /// <param name="plain">Whether to leave out colour and box drawing.</param>
    public static void Write(PaperResults results, TextWriter output, bool plain)
    {
        IAnsiConsole console = ReportConsole.On(output, plain);
        console.WriteLine($"Processor  {results.Processor}, {Environment.ProcessorCount} processors");
        console.WriteLine($"Device     {results.Device}: {results.Reason}");
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Run        {results.Began:yyyy-MM-dd HH:mm} UTC, {results.Threads} {(results.Threads == 1 ? "thread" : "threads")} for ours and for ONNX Runtime"));
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Equality   no output is further from ONNX Runtime's than {results.Rows.Max(row => row.Difference):0.0e+00} of the largest"));
        console.WriteLine(
            "Times      milliseconds, medians of bursts taken by turns; in brackets the width of the middle half");
        foreach (PaperNetwork network in results.Rows.Select(row => row.Network).Distinct())
            console.WriteLine($"{network.Name,-15}{network.Title}");

        console.WriteLine();
        console.Write(Networks(results, plain));
        foreach (NetworkFigures row in results.Rows.Where(row => row.BaselineLayers is not null))
        {
            console.WriteLine();
            console.WriteLine(
                $"{row.Network.Name}, batch {row.Batch}, {Name(row.WeightType)}: milliseconds of each layer inside its network; * stayed dense");
            console.Write(Layers(row, plain));
        }

        foreach (NetworkFigures row in results.Rows.Where(row => row.LayersSlowerThanDense.Count > 0))
            console.WriteLine(
                $"{row.Network.Name}, batch {row.Batch}, {Name(row.WeightType)}: faster dense than balanced, so kept dense: {string.Join(", ", row.LayersSlowerThanDense)}");

        foreach (string baseline
            in results.Rows.Select(row =>
                $"{row.Network.Name}, batch {row.Batch}: the baseline's fastest form is {row.Baseline.Name}").Distinct())
            console.WriteLine(baseline);

        if (!BuildKind.IsOptimised)
            console.WriteLine("This is a Debug build: its times mean nothing. Run with -c Release.");
    }

    private static Table Networks(PaperResults results, bool plain)
    {
        Table table = ReportConsole.Numbers(
            plain, "Network", "Batch", "Weights", "ONNX ms", "ours dense", "ours balanced", "paper", "ours");
        foreach (NetworkFigures row in results.Rows)
        {
            table.AddRow(
                row.Network.Name,
                row.Batch.ToString(CultureInfo.InvariantCulture),
                Name(row.WeightType),
                Time(row.Baseline),
                Time(row.Dense),
                Time(row.Balanced),
                Ratio(row.Network.PaperRatio),
                BuildKind.IsOptimised ? Ratio(row.Ratio) : "-");
        }

        return table;
    }

    private static Table Layers(NetworkFigures row, bool plain)
    {
        Table table =
            ReportConsole.Numbers(plain, "Layer", "Pattern", "ONNX", "ours dense", "ours balanced", "paper", "ours");
        foreach (LayerFigures layer in LayerFigures.Of(row))
        {
            bool hasOneForm = layer.Layer.Dense == layer.Layer.Balanced;
            table.AddRow(
                layer.Layer.Name,
                layer.Pattern,
                Milliseconds(layer.Baseline),
                Milliseconds(layer.Time.Dense) + (layer.Time.IsSlowerThanDense ? "*" : string.Empty),
                hasOneForm ? string.Empty : Milliseconds(layer.Time.Balanced),
                Ratio(layer.Layer.Paper?.Ratio),
                Ratio(layer.Ratio));
        }

        return table;
    }

    private static string Time(CallTime call) =>
        string.Create(CultureInfo.InvariantCulture, $"{Milliseconds(call.Median)} ({100 * call.Spread:F0}%)");

    private static string Milliseconds(double microseconds) =>
        (microseconds / 1000).ToString("F2", CultureInfo.InvariantCulture);

    private static string Ratio(double? ratio) =>
        ratio is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number:F2}x") : "-";
}
