using System;
using TextGeneration.Networks;

namespace TextGeneration.Tests;

/// <summary>A network that thinks the next character is always the one after, as surely as it is told.</summary>
internal sealed class ScriptedDecoder(string name, float sureness) : IDecoder
{
    private readonly float[] scores = new float[DecoderShape.Characters];

    public string Name => name;

    public ReadOnlySpan<float> Read(int character, int position)
    {
        Array.Clear(scores);
        scores[(character + 1) % scores.Length] = sureness;
        return scores;
    }

    public void Dispose()
    {
        // Nothing but an array.
    }
}
