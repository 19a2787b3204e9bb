using System;
using System.Collections.Generic;
using Baselines;
using TextGeneration.Networks;

namespace TextGeneration.Measuring;

/// <summary>
/// A network as the timer sees it: each run reads the next character of a text, from its first new one on and round
/// again. Owns the network.
/// </summary>
internal sealed class DecodingContestant : IContestant
{
    private readonly IDecoder decoder;
    private readonly IReadOnlyList<int> text;
    private readonly int first;
    private readonly float[] scores = new float[DecoderShape.Characters];
    private int next;

    /// <summary>Reads the text up to the first character that is timed.</summary>
    public DecodingContestant(IDecoder decoder, IReadOnlyList<int> text, int first)
    {
        this.decoder = decoder;
        this.text = text;
        this.first = first;
        for (next = 0; next < first; next++)
            decoder.Read(text[next], next);
    }

    public string Name => decoder.Name;

    public ReadOnlySpan<float> Output => scores;

    public void Run()
    {
        decoder.Read(text[next], next).CopyTo(scores);
        next = next + 1 < text.Count ? next + 1 : first;
    }

    public void Dispose() => decoder.Dispose();
}
