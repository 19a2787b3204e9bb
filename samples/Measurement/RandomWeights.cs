using System;
using System.Linq;
using BalancedKernels;

namespace Measurement;

/// <summary>
/// Random weights made in their pattern: pruning a dense matrix of half a gigabyte would take longer than measuring it.
/// </summary>
public static class RandomWeights
{
    // Blocks take their columns from this many random choices: no two neighbours are alike, and drawing is one copy.
    private const int Choices = 4093;

    /// <summary>Makes weights of a layer, with a bias.</summary>
    /// <param name="layer">Shape, pattern and precision.</param>
    /// <param name="seed">The same seed makes the same weights.</param>
    public static LinearWeights Of(LinearDescription layer, int seed)
    {
        Random random = new(seed);
        float[] bias = Numbers(random, layer.Outputs);
        if (layer.Pattern.IsDense)
            return LinearWeights.FromDense(Numbers(random, layer.Outputs * layer.Inputs), bias, layer);

        byte[] columns = Columns(random, layer);
        float[] values = Numbers(random, columns.Length);
        ClearPadding(values, columns, layer);
        return LinearWeights.FromPacked(values, columns, bias, layer);
    }

    /// <summary>Makes numbers from -1 to 1.</summary>
    public static float[] Numbers(Random random, int count)
    {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++)
            numbers[i] = (2 * random.NextSingle()) - 1;

        return numbers;
    }

    private static byte[] Columns(Random random, LinearDescription layer)
    {
        BalancedPattern pattern = layer.Pattern;
        byte[][] whole = Draw(random, pattern, pattern.Block);
        byte[][] last = Draw(random, pattern, pattern.LastBlockColumns(layer.Inputs));
        int blocks = pattern.Blocks(layer.Inputs);

        byte[] columns = new byte[layer.Outputs * pattern.Slots(layer.Inputs)];
        for (int block = 0; block < layer.Outputs * blocks; block++)
        {
            byte[][] choices = (block + 1) % blocks == 0 ? last : whole;
            choices[random.Next(Choices)].CopyTo(columns, block * pattern.Kept);
        }

        return columns;
    }

    // Where a ragged last block has too few columns, the rest are columns of the padding.
    private static byte[][] Draw(Random random, BalancedPattern pattern, int realColumns)
    {
        int drawn = Math.Min(pattern.Kept, realColumns);
        byte[] all = [.. Enumerable.Range(0, pattern.Block).Select(column => (byte)column)];
        byte[][] choices = new byte[Choices][];
        for (int choice = 0; choice < Choices; choice++)
        {
            byte[] real = all[..realColumns];
            random.Shuffle(real);
            choices[choice] = [.. real[..drawn].Order(), .. all[realColumns..(realColumns + pattern.Kept - drawn)]];
        }

        return choices;
    }

    private static void ClearPadding(float[] values, byte[] columns, LinearDescription layer)
    {
        BalancedPattern pattern = layer.Pattern;
        if (pattern.LastBlockColumns(layer.Inputs) >= pattern.Kept)
            return;

        int slots = pattern.Slots(layer.Inputs);
        for (int slot = 0; slot < values.Length; slot++)
        {
            int column = ((slot % slots) / pattern.Kept * pattern.Block) + columns[slot];
            if (column >= layer.Inputs)
                values[slot] = 0;
        }
    }
}
