using System;
using System.Linq;
using SpeechDetection.Reporting;
using SpeechDetection.Sound;

namespace SpeechDetection.Tests;

public sealed class TimelineTests
{
    [Fact]
    public void Short_silences_are_bridged_and_short_noises_left_out()
    {
        // 32 ms a chunk: speech of 8 chunks, a silence of 2, speech of 3; a silence of 10; a click of 2; silence.
        float[] probabilities =
            [.. Speech(8), .. Silence(2), .. Speech(3), .. Silence(10), .. Speech(2), .. Silence(5)];
        Assert.Equal([new SpeechSegment(TimeSpan.Zero, 13 * Chunks.Duration)], SpeechSegment.Find(probabilities));
    }

    [Fact]
    public void A_silence_of_96_ms_divides_speech_and_the_end_of_the_recording_ends_it()
    {
        float[] probabilities = [.. Silence(1), .. Speech(9), .. Silence(3), .. Speech(8)];
        Assert.Equal(
            [
                new SpeechSegment(1 * Chunks.Duration, 10 * Chunks.Duration),
                new SpeechSegment(13 * Chunks.Duration, 21 * Chunks.Duration)],
            SpeechSegment.Find(probabilities));
        Assert.Empty(SpeechSegment.Find(Silence(100)));
    }

    [Fact]
    public void A_timeline_has_a_row_for_half_a_minute_and_a_column_for_half_a_second()
    {
        // 31 seconds: silence, then speech from second 15 on.
        float[] probabilities = [.. Silence(469), .. Speech(500)];
        string[] rows = [.. TimelineText.Rows(probabilities)];

        Assert.Equal(2, rows.Length);
        Assert.Equal($"  0:00 |{new string(' ', 30)}{new string('█', 30)}|", rows[0]);
        Assert.StartsWith("  0:30 |██", rows[1], StringComparison.Ordinal);
        Assert.Equal("  0:30 |███|".Length, rows[1].Length);
    }

    [Fact]
    public void Segments_are_listed_four_to_a_line()
    {
        SpeechSegment segment = new(TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(12.25));
        Assert.Equal(["  1.50 to  12.25 s"], TimelineText.Lines([segment]));
        Assert.Equal(2, TimelineText.Lines([.. Enumerable.Repeat(segment, 5)]).Count);
    }

    [Fact]
    public void The_chart_is_a_PNG_also_of_silence()
    {
        byte[] png = TimelineChart.Png(new Chunks(new float[5000]), [("dense", Silence(10)), ("32:8", Speech(10))]);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
    }

    private static float[] Speech(int chunks) => [.. Enumerable.Repeat(1f, chunks)];

    private static float[] Silence(int chunks) => new float[chunks];
}
