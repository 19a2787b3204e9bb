using System;
using System.Linq;
using SpeechDetection.Networks;
using SpeechDetection.Sound;

namespace SpeechDetection.Tests;

public sealed class ChunkTests
{
    [Fact]
    public void A_recording_is_cut_into_chunks_and_the_last_one_filled_up_with_silence()
    {
        float[] recording = [.. Enumerable.Range(1, 513).Select(sample => (float)sample)];
        Chunks chunks = new(recording);

        Assert.Equal(2, chunks.Count);
        Assert.Equal(recording.AsSpan(0, 512), chunks[0]);
        Assert.Equal([513f, .. new float[511]], chunks[1]);
    }

    [Fact]
    public void A_window_has_the_end_of_the_chunk_before_in_front_and_mirrors_its_own()
    {
        float[] first = [.. Enumerable.Range(1, 512).Select(sample => (float)sample)];
        float[] second = [.. Enumerable.Range(1, 512).Select(sample => -(float)sample)];
        ChunkWindows windows = new(streams: 1, mirrored: 3);

        windows.Take(first);
        Assert.Equal([.. new float[64], .. first, 511, 510, 509], windows.Samples);
        windows.Take(second);
        Assert.Equal([.. first[^64..], .. second, -511, -510, -509], windows.Samples);
        windows.Clear();
        windows.Take(first);
        Assert.Equal([.. new float[64], .. first, 511, 510, 509], windows.Samples);
    }

    [Fact]
    public void Streams_do_not_mix()
    {
        float[] chunks = [.. Enumerable.Repeat(1f, 512), .. Enumerable.Repeat(2f, 512)];
        ChunkWindows windows = new(streams: 2, mirrored: 0);

        windows.Take(chunks);
        windows.Take(chunks);

        Assert.Equal([.. Enumerable.Repeat(1f, 576), .. Enumerable.Repeat(2f, 576)], windows.Samples);
    }

    [Fact]
    public void Chunks_of_another_number_of_streams_are_an_error() => Assert.StartsWith(
        "2 chunks of 512 samples were expected, 512 samples were given.",
        Assert.Throws<ArgumentException>(() => new ChunkWindows(streams: 2, mirrored: 0).Take(new float[512])).Message,
        StringComparison.Ordinal);
}
