using System;
using System.Collections.Generic;
using SpeechDetection.Measuring;
using SpeechDetection.Sound;

namespace SpeechDetection.Reporting;

/// <summary>A stretch of a recording in which somebody speaks.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
internal readonly record struct SpeechSegment(TimeSpan From, TimeSpan To)
{
    // A breath between words is no end of speech, and a click no beginning: 64 ms and 256 ms.
    private const int BridgedChunks = 2;
    private const int FewestChunks = 8;

    /// <summary>Finds the stretches: silences up to 64 ms are bridged, speech under 256 ms is left out.</summary>
    /// <param name="probabilities">Of each chunk.</param>
    public static IReadOnlyList<SpeechSegment> Find(ReadOnlySpan<float> probabilities)
    {
        List<SpeechSegment> segments = [];
        int from = -1;
        int end = -1;
        for (int chunk = 0; chunk < probabilities.Length; chunk++)
        {
            if (Agreement.IsSpeech(probabilities[chunk]))
            {
                from = from < 0 ? chunk : from;
                end = chunk + 1;
            }
            else if (from >= 0 && chunk + 1 - end > BridgedChunks)
            {
                Add(segments, from, end);
                from = -1;
            }
        }

        if (from >= 0)
            Add(segments, from, end);

        return segments;
    }

    private static void Add(List<SpeechSegment> segments, int from, int end)
    {
        if (end - from >= FewestChunks)
            segments.Add(new SpeechSegment(from * Chunks.Duration, end * Chunks.Duration));
    }
}
