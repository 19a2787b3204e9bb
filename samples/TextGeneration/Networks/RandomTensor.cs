using System;

namespace TextGeneration.Networks;

/// <summary>Draws weights so that the numbers of a network keep their size from layer to layer.</summary>
internal static class RandomTensor
{
    /// <summary>Draws a matrix, [outputs, inputs], whose products are about as large as their inputs.</summary>
    public static float[] Matrix(Random random, int outputs, int inputs) =>
        Numbers(random, outputs * inputs, MathF.Sqrt(3f / inputs));

    /// <summary>Draws what a norm multiplies with, about 1.</summary>
    public static float[] Gains(Random random, int count)
    {
        float[] gains = Numbers(random, count, 0.5f);
        for (int i = 0; i < count; i++)
            gains[i] += 1;

        return gains;
    }

    private static float[] Numbers(Random random, int count, float largest)
    {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++)
            numbers[i] = ((2 * random.NextSingle()) - 1) * largest;

        return numbers;
    }
}
