using System;
using BalancedKernels;

namespace Consumer;

/// <summary>Runs both layers and compares them with a plain loop.</summary>
internal static class Program
{
    // A power of two, so that weights and inputs are exact in every precision and every sum is exact in float:
    // a kernel that is right gives the very numbers of the loop.
    private const float Step = 1f / 16;

    private const int Batch = 3;

    private static int Main()
    {
        using ComputeDevice device = ComputeDevice.Best();
        Console.WriteLine($"device: {device.Name}: {device.Reason}");

        LinearWeights hiddenWeights = Weights(Hidden.Descriptions[0]);
        LinearWeights scoresWeights = Weights(Scores.Descriptions[0]);
        using Hidden hidden = Hidden.Create(hiddenWeights, device);
        using Scores scores = Scores.Create(scoresWeights, device);

        float[] input = Numbers(Batch * hidden.Inputs);
        int wrong = Check(hidden, hiddenWeights, input, relu: true)
            + Check(scores, scoresWeights, Numbers(Batch * scores.Inputs), relu: false);
        Console.WriteLine(wrong == 0 ? "all numbers right" : $"{wrong} numbers wrong");
        return wrong == 0 ? 0 : 1;
    }

    private static int Check(ILayer layer, LinearWeights weights, float[] input, bool relu)
    {
        float[] dense = weights.ToDense();
        float[] output = new float[Batch * layer.Outputs];
        Array.Fill(output, float.NaN);
        layer.Forward(input, output);

        int wrong = 0;
        for (int at = 0; at < output.Length; at++)
        {
            int sample = at / layer.Outputs;
            int row = at % layer.Outputs;
            float expected = weights.Bias.IsEmpty ? 0 : weights.Bias.Span[row];
            for (int column = 0; column < layer.Inputs; column++)
                expected += dense[(row * layer.Inputs) + column] * input[(sample * layer.Inputs) + column];

            expected = relu ? Math.Max(expected, 0) : expected;
            wrong += output[at].Equals(expected) ? 0 : 1;
        }

        return wrong;
    }

    /// <summary>Keeps other columns in every row and block, so that an index that is off shows.</summary>
    private static LinearWeights Weights(LinearDescription layer)
    {
        BalancedPattern pattern = layer.Pattern;
        int blocks = pattern.Blocks(layer.Inputs);
        byte[] indices = new byte[layer.Outputs * pattern.Slots(layer.Inputs)];
        for (int at = 0; at < indices.Length; at++)
        {
            int block = at / pattern.Kept % blocks;
            int slot = at % pattern.Kept;
            int columns = block == blocks - 1 ? pattern.LastBlockColumns(layer.Inputs) : pattern.Block;
            int spread = columns / pattern.Kept;
            int row = at / (blocks * pattern.Kept);
            indices[at] = (byte)((slot * spread) + ((row + slot) % spread));
        }

        return LinearWeights.FromPacked(
            Numbers(indices.Length), indices, layer.Bias ? Numbers(layer.Outputs) : [], layer);
    }

    /// <summary>Whole multiples of a step, between -8 and 8 of them, never the same for long.</summary>
    private static float[] Numbers(int count)
    {
        float[] numbers = new float[count];
        for (int at = 0; at < count; at++)
            numbers[at] = ((at * 7 % 17) - 8) * Step;

        return numbers;
    }
}
