using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GpuBundle.Zoo;
using GpuReports.Sass.Assembling;
using GpuReports.Sass.Measuring;

namespace GpuReports.Sass.Reporting;

/// <summary>The committed report: one file for people, one for programs.</summary>
/// <param name="Texts">The text of each file by its name.</param>
/// <param name="Missed">The goals that kernels miss.</param>
internal sealed record ReportFiles(IReadOnlyDictionary<string, string> Texts, IReadOnlyList<string> Missed)
{
    /// <summary>Makes the report of the whole zoo.</summary>
    public static async Task<ReportFiles> Make(CudaTools tools)
    {
        IReadOnlyList<KernelFigures> kernels = await SassMeasurement.Run(tools, GpuZoo.Layers);
        return new ReportFiles(
            new Dictionary<string, string>
            {
                ["sass.json"] = ReportJson.Write(tools.Version, kernels),
                ["sass.md"] = ReportMarkdown.Write(tools.Version, kernels),
            },
            Goals.Missed(kernels));
    }

    /// <summary>Writes the files into a folder.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach ((string name, string text) in Texts)
            File.WriteAllText(Path.Combine(folder, name), text);
    }

    /// <summary>Tells what of a folder is not this report: the first line that differs, for each file.</summary>
    public IReadOnlyList<string> DifferencesFrom(string folder) =>
        [.. Texts.Select(file => Difference(Path.Combine(folder, file.Key), file.Value)).OfType<string>()];

    private static string? Difference(string path, string text)
    {
        if (!File.Exists(path))
            return $"{Path.GetFileName(path)} is missing.";

        string[] found = File.ReadAllLines(path);
        string[] made = text.TrimEnd('\n').Split('\n');
        for (int line = 0; line < Math.Max(found.Length, made.Length); line++)
        {
            string? was = found.ElementAtOrDefault(line);
            string? isNow = made.ElementAtOrDefault(line);
            if (was != isNow)
                return $"{Path.GetFileName(path)}, line {line + 1}: '{was}' is '{isNow}' now.";
        }

        return null;
    }
}
