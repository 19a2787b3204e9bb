using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using Charts;
using GpuBundle.Bench.Results;

namespace GpuReports.Charts;

/// <summary>Draws the charts of a bench's results, as PNG and as SVG.</summary>
internal static class ChartCommand
{
    private const int Failed = 1;

    private static readonly Argument<string> Results = new("results") { Description = "The JSON that bench wrote." };
    private static readonly Option<string> Out =
        new("--out") { Description = "Where the charts go.", Required = true, HelpName = "folder" };

    /// <summary>Describes the command line of <c>charts</c>.</summary>
    public static Command Create()
    {
        Command command = new("charts", "Draws what the bench measured on a GPU.") { Results, Out };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult options)
    {
        try
        {
            Draw(
                BenchResults.FromJson(File.ReadAllText(options.GetRequiredValue(Results))),
                options.GetRequiredValue(Out));
            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine(error.Message);
            return Failed;
        }
    }

    private static void Draw(BenchResults results, string folder)
    {
        IReadOnlyDictionary<string, SpeedupPlot> charts = GpuCharts.Of(results);
        if (charts.Count == 0)
            Console.WriteLine("The results have no rows of 4096 x 4096 with a baseline: there is nothing to draw.");

        Directory.CreateDirectory(folder);
        foreach ((string name, SpeedupPlot plot) in charts)
        {
            string path = Path.Combine(folder, name);
            File.WriteAllBytes($"{path}.png", plot.Png());
            File.WriteAllText($"{path}.svg", plot.Svg());
            Console.WriteLine($"Written: {path}.png, {path}.svg");
        }
    }
}
