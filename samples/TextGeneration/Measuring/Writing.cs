using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics.Tensors;
using Measurement;
using TextGeneration.Networks;

namespace TextGeneration.Measuring;

/// <summary>Lets networks continue a text, and compares what they think of it.</summary>
internal static class Writing
{
    // Float32 sums of up to 2,048 terms, in another order, through every block of the network: a thousand roundings of
    // the largest score.
    private const double Tolerance = 1000.0 / (1 << 24);

    /// <summary>Continues a text with the character of the highest score, again and again.</summary>
    /// <param name="decoder">The network.</param>
    /// <param name="prompt">How the text begins.</param>
    /// <param name="count">Characters to add.</param>
    /// <returns>The text with its beginning.</returns>
    public static IReadOnlyList<int> Continue(IDecoder decoder, IReadOnlyList<int> prompt, int count)
    {
        List<int> text = [.. prompt];
        for (int position = 0; position < prompt.Count + count - 1; position++)
        {
            int best = TensorPrimitives.IndexOfMax(decoder.Read(text[position], position));
            if (position + 1 == text.Count)
                text.Add(best);
        }

        return text;
    }

    /// <summary>Lets two networks with the same weights read the same text and compares their scores.</summary>
    /// <returns>The largest difference of two scores, as a share of the largest score.</returns>
    /// <exception cref="WrongResultException">It is larger than rounding explains, or no number.</exception>
    public static double Compare(IDecoder ours, IDecoder truth, IReadOnlyList<int> text)
    {
        double largest = 0;
        for (int position = 0; position < text.Count; position++)
        {
            ReadOnlySpan<float> expected = truth.Read(text[position], position);
            ReadOnlySpan<float> found = ours.Read(text[position], position);
            float scale = Math.Abs(TensorPrimitives.MaxMagnitude(expected));
            for (int i = 0; i < expected.Length; i++)
            {
                double difference = Math.Abs((double)found[i] - expected[i]) / scale;

                // A NaN is no closer than anything.
                if (!(difference <= Tolerance))
                {
                    throw new WrongResultException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{ours.Name} scores character {i} after position {position} {found[i]:R}, {truth.Name} {expected[i]:R}: they may differ by {Tolerance * scale:0.0e+00}."));
                }

                largest = Math.Max(largest, difference);
            }
        }

        return largest;
    }
}
