using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace QuickStart.Reporting;

/// <summary>Writes the figures as JSON: the file is there whole, or not at all.</summary>
internal static class FiguresJson
{
    /// <summary>Makes sure that there is a folder to write to.</summary>
    /// <exception cref="IOException">There is none, or the path is a folder itself.</exception>
    public static void CheckPlace(string path)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw new IOException($"--json {path} is a folder; a file was expected.");
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw new DirectoryNotFoundException($"The folder of --json {path} does not exist.");
    }

    /// <summary>Writes the file.</summary>
    public static void Write(string path, Figures figures)
    {
        string full = Path.GetFullPath(path);
        string unfinished = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(unfinished, Text(figures));
            File.Move(unfinished, full, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Makes the text of the file.</summary>
    public static string Text(Figures figures) =>
        JsonSerializer.Serialize(Document(figures), FiguresJsonContext.Default.FiguresDocument) + "\n";

    private static FiguresDocument Document(Figures figures) => new(
        figures.Device,
        figures.Reason,
        figures.Threads,
        new AccuracyDocument(figures.DenseAccuracy, figures.SparseAccuracy),
        [.. figures.Layers.Select(Document)]);

    private static LayerDocument Document(LayerFigures layer) => new(
        layer.Name,
        layer.Pattern,
        layer.TrueRatio,
        layer.DenseBytes,
        layer.PackedBytes,
        layer.Error.Error,
        layer.Error.Bound,
        layer.Times.Ours.Median,
        layer.Times.BestRival.Name,
        layer.Times.BestRival.Median,
        BuildKind.IsOptimised ? layer.Times.Speedup : null);
}
