using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SpeechDetection.Sound;

namespace SpeechDetection.Reporting;

/// <summary>
/// Draws how likely speech is over time in characters: a row for half a minute, a column for half a second.
/// </summary>
internal static class TimelineText
{
    private const string Levels = " ▁▂▃▄▅▆▇█";
    private const double SecondsPerColumn = 0.5;
    private const int ColumnsPerRow = 60;

    /// <summary>Draws.</summary>
    /// <param name="probabilities">Of each chunk.</param>
    /// <returns>The rows, each with the time at which it begins.</returns>
    public static IReadOnlyList<string> Rows(ReadOnlySpan<float> probabilities)
    {
        char[] columns =
            new char[(int)Math.Ceiling(probabilities.Length * Chunks.Duration.TotalSeconds / SecondsPerColumn)];
        for (int column = 0; column < columns.Length; column++)
            columns[column] =
                Level(probabilities[FirstChunk(column)..Math.Min(FirstChunk(column + 1), probabilities.Length)]);

        return
        [
            .. columns.Chunk(ColumnsPerRow).Select((row, index) =>
                $"{Time(TimeSpan.FromSeconds(index * ColumnsPerRow * SecondsPerColumn))} |{new string(row)}|"),
        ];
    }

    /// <summary>Lists stretches of speech, several to a line.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<SpeechSegment> segments) =>
    [
        .. segments
            .Select(segment =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{segment.From.TotalSeconds,6:F2} to {segment.To.TotalSeconds,6:F2} s"))
            .Chunk(4)
            .Select(line => string.Join("   ", line)),
    ];

    private static int FirstChunk(int column) => (int)(column * SecondsPerColumn / Chunks.Duration.TotalSeconds);

    private static char Level(ReadOnlySpan<float> probabilities)
    {
        float sum = 0;
        foreach (float probability in probabilities)
            sum += probability;

        return Levels[(int)Math.Round(sum / probabilities.Length * (Levels.Length - 1))];
    }

    private static string Time(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes,3}:{time.Seconds:00}");
}
