using System.Linq;
using System.Text.Json;

namespace TextGeneration.Reporting;

/// <summary>Writes the figures for other programs.</summary>
internal static class TextJson
{
    private const double MicrosecondsPerSecond = 1e6;

    /// <summary>Makes the bytes of the file.</summary>
    public static byte[] Bytes(TextFigures figures) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(Document(figures), TextJsonContext.Default.TextDocument), (byte)'\n'];

    private static TextDocument Document(TextFigures figures) => new(
        figures.Processor,
        figures.Device,
        figures.Threads,
        figures.Blocks,
        figures.Weights,
        figures.Seed,
        figures.Prompt,
        figures.Written,
        figures.BestBaseline.Name,
        MicrosecondsPerSecond / figures.BestBaseline.Median,
        [
            .. figures.Patterns.Select(pattern => new PatternDocument(
                pattern.Pattern,
                pattern.PackedBytes,
                pattern.MaxDifference,
                MicrosecondsPerSecond / pattern.Call.Median,
                figures.BestBaseline.Median / pattern.Call.Median)),
        ]);
}
