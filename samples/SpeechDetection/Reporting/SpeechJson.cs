using System.Linq;
using System.Text.Json;

namespace SpeechDetection.Reporting;

/// <summary>Writes the figures for other programs.</summary>
internal static class SpeechJson
{
    /// <summary>Makes the bytes of the file.</summary>
    public static byte[] Bytes(SpeechFigures figures) =>
        [
            .. JsonSerializer.SerializeToUtf8Bytes(Document(figures), SpeechJsonContext.Default.SpeechDocument),
            (byte)'\n'];

    private static SpeechDocument Document(SpeechFigures figures) => new(
        figures.Processor,
        figures.Device,
        figures.Threads,
        figures.Recording,
        figures.Chunks,
        figures.SpeechChunks,
        figures.Streams,
        figures.MaxDifference,
        Document(figures, figures.Dense),
        [.. figures.Patterns.Select(pattern => Document(figures, pattern))]);

    private static PatternDocument Document(SpeechFigures figures, PatternFigures pattern) => new(
        pattern.Pattern,
        pattern.PackedBytes,
        pattern.MaxError,
        pattern.MaxProbabilityChange,
        pattern.DecisionsChanged,
        pattern.OneStream.Median,
        figures.BaselineOneStream.Median,
        pattern.ManyStreams.Median / figures.Streams,
        figures.BaselineManyStreams.Median / figures.Streams);
}
