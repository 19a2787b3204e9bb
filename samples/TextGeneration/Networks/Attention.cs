using System;
using System.Numerics.Tensors;

namespace TextGeneration.Networks;

/// <summary>The attention of one block, with the keys and values of every position so far.</summary>
/// <remarks>Source: Vaswani et al., "Attention Is All You Need", 2017, section 3.2.</remarks>
internal sealed class Attention
{
    private const int Heads = DecoderShape.Heads;
    private const int HeadWidth = DecoderShape.HeadWidth;

    private static readonly float Scale = 1 / MathF.Sqrt(HeadWidth);

    // [heads, positions, width of a head]: what one head reads lies together.
    private readonly float[] keys = new float[Heads * DecoderShape.Positions * HeadWidth];
    private readonly float[] values = new float[Heads * DecoderShape.Positions * HeadWidth];
    private readonly float[] scores = new float[DecoderShape.Positions];

    /// <summary>Attends to all positions up to one, whose keys and values are kept.</summary>
    /// <param name="queryKeyValue">
    /// Queries, keys and values of all heads, [3, heads, width of a head]; queries and keys are turned in place.
    /// </param>
    /// <param name="position">The position; those before it were attended to already.</param>
    /// <param name="mixed">[heads, width of a head].</param>
    public void Attend(Span<float> queryKeyValue, int position, Span<float> mixed)
    {
        for (int head = 0; head < Heads; head++)
        {
            Span<float> query = queryKeyValue.Slice(head * HeadWidth, HeadWidth);
            Span<float> key = queryKeyValue.Slice((Heads + head) * HeadWidth, HeadWidth);
            Span<float> value = queryKeyValue.Slice(((2 * Heads) + head) * HeadWidth, HeadWidth);
            Rotation.Turn(query, position);
            Rotation.Turn(key, position);
            key.CopyTo(At(keys, head, position));
            value.CopyTo(At(values, head, position));
            Mix(query, head, position + 1, mixed.Slice(head * HeadWidth, HeadWidth));
        }
    }

    private void Mix(ReadOnlySpan<float> query, int head, int positions, Span<float> mixed)
    {
        Span<float> weights = scores.AsSpan(0, positions);
        for (int position = 0; position < positions; position++)
            weights[position] = Scale * TensorPrimitives.Dot(query, At(keys, head, position));

        TensorPrimitives.SoftMax(weights, weights);
        mixed.Clear();
        for (int position = 0; position < positions; position++)
            TensorPrimitives.MultiplyAdd(At(values, head, position), weights[position], mixed, mixed);
    }

    private static Span<float> At(float[] cache, int head, int position) =>
        cache.AsSpan(((head * DecoderShape.Positions) + position) * HeadWidth, HeadWidth);
}
