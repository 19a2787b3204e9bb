using System.IO;
using System.Linq;
using Rivals.Timing;
using Spectre.Console;

namespace QuickStart.Reporting;

/// <summary>Writes the figures for people: in colour on a terminal, plain into a file or a pipe.</summary>
internal static class FiguresTable
{
    // A file has no width; cells that wrap are no use to a script that reads them.
    private const int PlainWidth = 220;

    /// <summary>Writes the figures.</summary>
    /// <param name="figures">What was measured.</param>
    /// <param name="output">Where to.</param>
    /// <param name="plain">Whether to leave out colour and box drawing.</param>
    public static void Write(Figures figures, TextWriter output, bool plain)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (plain)
            console.Profile.Width = PlainWidth;

        console.WriteLine($"Device    {figures.Device}: {figures.Reason}");
        console.WriteLine($"Images    {figures.Source}");
        console.WriteLine($"Calls     batch {figures.Batch}, {figures.Threads} threads for ours and for the rival; host memory in and out");
        console.WriteLine();
        console.Write(Layers(figures, plain));
        console.WriteLine($"Accuracy  dense {Percent(figures.DenseAccuracy)}, sparse {Percent(figures.SparseAccuracy)}");
        if (!BuildKind.IsOptimised)
            console.WriteLine("This is a Debug build: its times mean nothing, so no speed-up is claimed. Run with -c Release.");
    }

    private static Table Layers(Figures figures, bool plain)
    {
        Table table = new() { Border = plain ? TableBorder.Ascii : TableBorder.Rounded };
        table.AddColumns("Layer", "Shape", "Pattern");
        foreach (string title in (string[])["Removed", "Dense", "Packed", "Largest error", "Bound there", "Time per call", "Best dense rival", "Speed-up"])
            table.AddColumn(new TableColumn(title).RightAligned());

        foreach (LayerFigures layer in figures.Layers)
            table.AddRow([.. Row(layer).Select(Markup.Escape)]);

        return table;
    }

    private static string[] Row(LayerFigures layer) =>
    [
        layer.Name,
        $"{layer.Outputs} x {layer.Inputs}",
        layer.Pattern,
        Percent(layer.TrueRatio),
        $"{layer.DenseBytes:N0} B",
        $"{layer.PackedBytes:N0} B",
        layer.Error.Error.ToString("0.00e+00", null),
        layer.Error.Bound.ToString("0.00e+00", null),
        Time(layer.Times.Ours),
        $"{Time(layer.Times.BestRival)}, {layer.Times.BestRival.Name}",
        BuildKind.IsOptimised ? $"{layer.Times.Speedup:F2}x" : "-",
    ];

    private static string Percent(double share) => string.Create(null, $"{100 * share:F2}%");

    // The median, and the quartiles on either side of it.
    private static string Time(CallTime time) =>
        string.Create(null, $"{time.Median:F1} us ({time.LowerQuartile:F1} to {time.UpperQuartile:F1})");
}
