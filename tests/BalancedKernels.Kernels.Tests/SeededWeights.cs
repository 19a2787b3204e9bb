using System;
using System.Linq;

namespace BalancedKernels.Kernels.Tests;

/// <summary>Weights and inputs from a seed.</summary>
internal static class SeededWeights
{
    /// <summary>
    /// Weights of a layer, scaled so that sums land where activations bend; spare slots as the format wants them.
    /// </summary>
    public static LinearWeights For(LinearDescription layer, int seed, float scale = 1)
    {
        Random random = new(seed);
        int slots = layer.Pattern.IsDense ? layer.Inputs : layer.Pattern.Slots(layer.Inputs);
        float[] values = Numbers(random, layer.Outputs * slots, scale * 3 / MathF.Sqrt(slots));
        float[] bias = Numbers(random, layer.Bias ? layer.Outputs : 0, scale);
        if (layer.Pattern.IsDense)
            return LinearWeights.FromDense(values, bias, layer);

        byte[] indices = Columns(random, layer, values);
        return LinearWeights.FromPacked(values, indices, bias, layer);
    }

    /// <summary>Inputs of a batch.</summary>
    public static float[] Input(LinearDescription layer, int batch, int seed) =>
        Numbers(new Random(seed), batch * layer.Inputs, 2);

    /// <summary>Numbers between minus and plus a scale.</summary>
    public static float[] Numbers(Random random, int count, float scale)
    {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++)
            numbers[i] = ((random.NextSingle() * 2) - 1) * scale;

        return numbers;
    }

    private static byte[] Columns(Random random, LinearDescription layer, float[] values)
    {
        BalancedPattern pattern = layer.Pattern;
        int blocks = pattern.Blocks(layer.Inputs);
        byte[] indices = new byte[values.Length];
        for (int block = 0; block < layer.Outputs * blocks; block++)
        {
            int columns = block % blocks == blocks - 1 ? pattern.LastBlockColumns(layer.Inputs) : pattern.Block;
            int[] real = [.. Enumerable.Range(0, columns)];
            random.Shuffle(real);
            int[] chosen =
                [.. real.Take(pattern.Kept).Order(), .. Enumerable.Range(columns, Math.Max(0, pattern.Kept - columns))];
            for (int slot = 0; slot < pattern.Kept; slot++)
            {
                indices[(block * pattern.Kept) + slot] = (byte)chosen[slot];
                if (chosen[slot] >= columns)
                    values[(block * pattern.Kept) + slot] = 0;
            }
        }

        return indices;
    }
}
