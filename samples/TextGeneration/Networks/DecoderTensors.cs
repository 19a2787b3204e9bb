using System;
using System.Collections.Generic;
using System.Linq;

namespace TextGeneration.Networks;

/// <summary>The weights of the whole network.</summary>
/// <param name="Embedding">What each character becomes, [characters, width].</param>
/// <param name="Blocks">The blocks, first to last.</param>
/// <param name="FinalNorm">The gains of the norm after the last block, [width].</param>
/// <param name="Head">Scores every character, [characters, width].</param>
internal sealed record DecoderTensors(
    float[] Embedding, IReadOnlyList<BlockTensors> Blocks, float[] FinalNorm, float[] Head)
{
    /// <summary>Draws weights: they cost the same time as trained ones.</summary>
    /// <param name="blocks">How many blocks.</param>
    /// <param name="seed">The same seed makes the same weights.</param>
    public static DecoderTensors Draw(int blocks, int seed)
    {
        Random random = new(seed);
        return new DecoderTensors(
            RandomTensor.Matrix(random, DecoderShape.Characters, DecoderShape.Width),
            [.. Enumerable.Range(0, blocks).Select(_ => BlockTensors.Draw(random))],
            RandomTensor.Gains(random, DecoderShape.Width),
            RandomTensor.Matrix(random, DecoderShape.Characters, DecoderShape.Width));
    }
}
