using System;
using SpeechDetection.Sound;

namespace SpeechDetection.Networks;

/// <summary>
/// What the network sees of each stream: a chunk, with the last 64 samples of the chunk before in front of it.
/// </summary>
/// <param name="streams">How many streams.</param>
/// <param name="mirrored">Samples behind the chunk that mirror its end, its last sample not repeated.</param>
internal sealed class ChunkWindows(int streams, int mirrored)
{
    /// <summary>Samples of the chunk before.</summary>
    public const int Before = 64;

    /// <summary>Samples of a window that mirrors nothing.</summary>
    public const int Length = Before + Chunks.Length;

    /// <summary>Gets the windows, [streams, 64 + 512 + mirrored]; zeros before the first chunk.</summary>
    public float[] Samples { get; } = new float[streams * (Length + mirrored)];

    /// <summary>Moves every window on by a chunk.</summary>
    /// <param name="chunks">[streams, 512].</param>
    public void Take(ReadOnlySpan<float> chunks)
    {
        if (chunks.Length != streams * Chunks.Length)
            throw new ArgumentException(
                $"{streams} chunks of {Chunks.Length} samples were expected, {chunks.Length} samples were given.",
                nameof(chunks));

        for (int stream = 0; stream < streams; stream++)
        {
            Span<float> window = Samples.AsSpan(stream * (Length + mirrored), Length + mirrored);
            window[Chunks.Length..Length].CopyTo(window);
            chunks.Slice(stream * Chunks.Length, Chunks.Length).CopyTo(window[Before..]);
            for (int i = 0; i < mirrored; i++)
                window[Length + i] = window[Length - 2 - i];
        }
    }

    /// <summary>Forgets what was before.</summary>
    public void Clear() => Array.Clear(Samples);
}
