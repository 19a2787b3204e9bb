using System;

namespace SpeechDetection.Sound;

/// <summary>
/// A recording cut into the pieces that the network takes: 512 samples, 32 ms; the last one filled up with silence.
/// </summary>
internal sealed class Chunks
{
    /// <summary>Samples of a chunk.</summary>
    public const int Length = 512;

    private readonly float[] samples;

    public Chunks(ReadOnlySpan<float> recording)
    {
        Count = (recording.Length + Length - 1) / Length;
        samples = new float[Count * Length];
        recording.CopyTo(samples);
    }

    /// <summary>Gets how long a chunk lasts.</summary>
    public static TimeSpan Duration { get; } = TimeSpan.FromSeconds((double)Length / WaveFormat.Expected.Rate);

    /// <summary>Gets how many there are.</summary>
    public int Count { get; }

    /// <summary>Gets all of them, one after the other.</summary>
    public ReadOnlySpan<float> Samples => samples;

    /// <summary>Gets a chunk.</summary>
    public ReadOnlySpan<float> this[int chunk] => samples.AsSpan(chunk * Length, Length);
}
