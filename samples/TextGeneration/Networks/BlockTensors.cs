using System;

namespace TextGeneration.Networks;

/// <summary>The weights of one block; matrices are [outputs, inputs], row-major.</summary>
/// <param name="AttentionNorm">The gains of the norm before the attention, [width].</param>
/// <param name="QueryKeyValue">Makes queries, keys and values of all heads, [3 * width, width].</param>
/// <param name="AttentionOutput">Mixes the heads, [width, width].</param>
/// <param name="MlpNorm">The gains of the norm before the MLP, [width].</param>
/// <param name="Gate">[inner, width].</param>
/// <param name="Up">[inner, width].</param>
/// <param name="Down">[width, inner].</param>
internal sealed record BlockTensors(
    float[] AttentionNorm,
    float[] QueryKeyValue,
    float[] AttentionOutput,
    float[] MlpNorm,
    float[] Gate,
    float[] Up,
    float[] Down)
{
    /// <summary>Draws weights.</summary>
    public static BlockTensors Draw(Random random) => new(
        RandomTensor.Gains(random, DecoderShape.Width),
        RandomTensor.Matrix(random, 3 * DecoderShape.Width, DecoderShape.Width),
        RandomTensor.Matrix(random, DecoderShape.Width, DecoderShape.Width),
        RandomTensor.Gains(random, DecoderShape.Width),
        RandomTensor.Matrix(random, DecoderShape.Inner, DecoderShape.Width),
        RandomTensor.Matrix(random, DecoderShape.Inner, DecoderShape.Width),
        RandomTensor.Matrix(random, DecoderShape.Width, DecoderShape.Inner));
}
