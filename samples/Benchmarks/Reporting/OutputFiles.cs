using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Benchmarks.Charts;
using Benchmarks.Results;

namespace Benchmarks.Reporting;

/// <summary>The files that a run writes.</summary>
internal sealed class OutputFiles
{
    private readonly List<OutputFile> files = [];

    /// <summary>Adds the JSON file.</summary>
    public void AddJson(string path) =>
        files.Add(new OutputFile(path, results => Encoding.UTF8.GetBytes(ResultsJson.Text(results))));

    /// <summary>Adds the CSV file.</summary>
    public void AddCsv(string path) =>
        files.Add(new OutputFile(path, results => Encoding.UTF8.GetBytes(ResultsCsv.Text(results))));

    /// <summary>Adds the markdown file.</summary>
    public void AddMarkdown(string path) =>
        files.Add(new OutputFile(path, results => Encoding.UTF8.GetBytes(ResultsMarkdown.Text(results))));

    /// <summary>Adds the charts, each as PNG and SVG.</summary>
    /// <param name="path">
    /// The first chart's file; its ending is replaced, and the others' names begin with its name.
    /// </param>
    public void AddCharts(string path)
    {
        string stem = Path.ChangeExtension(path, null);
        foreach (SpeedupChart chart in SpeedupChart.All)
        {
            files.Add(new OutputFile($"{stem}{chart.Suffix}.png", chart.Png));
            files.Add(
                new OutputFile($"{stem}{chart.Suffix}.svg", results => Encoding.UTF8.GetBytes(chart.Svg(results))));
        }
    }

    /// <summary>Adds all of them under their usual names; the folder is made where it is not there.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public void AddFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        AddJson(Path.Combine(folder, "results.json"));
        AddCsv(Path.Combine(folder, "results.csv"));
        AddMarkdown(Path.Combine(folder, "results.md"));
        AddCharts(Path.Combine(folder, "speedup"));
    }

    /// <summary>Gets where the files go.</summary>
    public IReadOnlyList<string> Paths => [.. files.Select(file => file.Path)];

    /// <summary>
    /// Makes sure that every file can be written, before minutes are spent on results that have nowhere to go.
    /// </summary>
    /// <exception cref="IOException">One cannot.</exception>
    /// <exception cref="UnauthorizedAccessException">One may not.</exception>
    public void Check() => files.ForEach(file => file.Check());

    /// <summary>Writes every file.</summary>
    public void Write(BenchmarkResults results) => files.ForEach(file => file.Write(results));
}
