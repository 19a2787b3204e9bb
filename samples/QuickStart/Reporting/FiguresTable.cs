using System;
using System.IO;
using System.Linq;
using Measurement;
using Programs;
using Spectre.Console;

namespace QuickStart.Reporting;

/// <summary>Writes the figures for people: in colour on a terminal, plain into a file or a pipe.</summary>
internal static class FiguresTable
{
    /// <summary>Writes the figures.</summary>
    /// <param name="figures">What was measured.</param>
    /// <param name="output">Where to.</param>
    /// <param name="plain">Whether to leave out colour and box drawing.</param>
    public static void Write(Figures figures, TextWriter output, bool plain)
    {
        IAnsiConsole console = ReportConsole.On(output, plain);
        console.WriteLine($"Device    {figures.Device}: {figures.Reason}");
        console.WriteLine($"Images    {figures.Source}");
        console.WriteLine(
            $"Calls     batch {figures.Batch}, {figures.Threads} {(figures.Threads == 1 ? "thread" : "threads")} for ours and for the baseline; host memory in and out");
        console.WriteLine();
        console.Write(Weights(figures, plain));
        foreach (LayerFigures layer in figures.Layers.Where(layer => layer.PackedBytes > layer.DenseBytes))
            console.WriteLine(
                $"{layer.Name} takes more than its dense weights: its {layer.Outputs} rows are padded to whole tiles.");
        console.WriteLine();
        console.Write(Times(figures, plain));
        foreach (LayerFigures layer in figures.Layers)
            console.WriteLine($"{layer.Name} beside the best dense form: {layer.Times.BestBaseline.Name}");
        console.WriteLine();
        console.WriteLine(
            $"Accuracy  dense {Percent(figures.DenseAccuracy)}, sparse {Percent(figures.SparseAccuracy)}");
        if (!BuildKind.IsOptimised)
            console.WriteLine(
                "This is a Debug build: its times mean nothing, so no speed-up is claimed. Run with -c Release.");
    }

    // Two tables, so that neither wraps on a terminal of 80 columns.
    private static Table Weights(Figures figures, bool plain) => Layers(
        figures,
        plain,
        ["Layer", "Shape", "Pattern", "Sparse", "Dense", "Packed", "Error", "Bound"],
        layer =>
        [
            layer.Name,
            $"{layer.Outputs}x{layer.Inputs}",
            layer.Pattern,
            Percent(layer.TrueRatio),
            $"{layer.DenseBytes / 1024.0:F0} KB",
            $"{layer.PackedBytes / 1024.0:F0} KB",
            layer.Error.Error.ToString("0.0e+00", null),
            layer.Error.Bound.ToString("0.0e+00", null),
        ]);

    private static Table Times(Figures figures, bool plain) => Layers(
        figures,
        plain,
        ["Layer", "Ours, us (quartiles)", "Dense ONNX Runtime, us", "Speed-up"],
        layer =>
        [
            layer.Name,
            Time(layer.Times.Ours),
            Time(layer.Times.BestBaseline),
            BuildKind.IsOptimised ? $"{layer.Times.Speedup:F1}x" : "-",
        ]);

    private static Table Layers(Figures figures, bool plain, string[] titles, Func<LayerFigures, string[]> row)
    {
        Table table = ReportConsole.Numbers(plain, titles);
        foreach (LayerFigures layer in figures.Layers)
            table.AddRow([.. row(layer).Select(Markup.Escape)]);

        return table;
    }

    private static string Percent(double share) => string.Create(null, $"{100 * share:F2}%");

    // The median, and the quartiles on either side of it.
    private static string Time(CallTime time) =>
        string.Create(null, $"{time.Median:F1} ({time.LowerQuartile:F1} to {time.UpperQuartile:F1})");
}
