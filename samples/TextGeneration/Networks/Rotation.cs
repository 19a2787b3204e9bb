using System;

namespace TextGeneration.Networks;

/// <summary>
/// Turns pairs of numbers by angles that grow with the position, so that attention sees how far apart characters are.
/// </summary>
/// <remarks>
/// Source: Su et al., "RoFormer: Enhanced Transformer with Rotary Position Embedding", 2021. The pairs of a head are
/// its halves.
/// </remarks>
internal static class Rotation
{
    private const double Base = 10000;

    private const int Pairs = DecoderShape.HeadWidth / 2;

    /// <summary>Gets the cosines, [positions, half a head].</summary>
    public static float[] Cosines { get; } = Table(Math.Cos);

    /// <summary>Gets the sines, [positions, half a head].</summary>
    public static float[] Sines { get; } = Table(Math.Sin);

    /// <summary>Turns a head's query or key in place.</summary>
    public static void Turn(Span<float> head, int position)
    {
        for (int pair = 0; pair < Pairs; pair++)
        {
            float cosine = Cosines[(position * Pairs) + pair];
            float sine = Sines[(position * Pairs) + pair];
            float x = head[pair];
            float y = head[Pairs + pair];
            head[pair] = (x * cosine) - (y * sine);
            head[Pairs + pair] = (y * cosine) + (x * sine);
        }
    }

    private static float[] Table(Func<double, double> function)
    {
        float[] table = new float[DecoderShape.Positions * Pairs];
        for (int i = 0; i < table.Length; i++)
            table[i] = (float)function(i / Pairs * Math.Pow(Base, -(double)(i % Pairs) / Pairs));

        return table;
    }
}
