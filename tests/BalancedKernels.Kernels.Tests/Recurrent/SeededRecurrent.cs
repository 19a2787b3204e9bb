using System;
using System.Linq;

namespace BalancedKernels.Kernels.Tests;

/// <summary>Weights, inputs and states of recurrent layers from a seed.</summary>
internal static class SeededRecurrent
{
    /// <summary>Weights of every pass, scaled so that gates are neither open nor closed all the time.</summary>
    public static RecurrentWeights Weights(RecurrentDescription layer, int seed) => RecurrentWeights.FromPasses(
        [.. Enumerable.Range(0, layer.Passes).Select(pass => new RecurrentPassWeights(
            SeededWeights.For(layer.InputMatrix(pass / layer.Directions), seed + (2 * pass), scale: 0.4f),
            SeededWeights.For(layer.HiddenMatrix, seed + (2 * pass) + 1, scale: 0.6f)))],
        layer);

    /// <summary>Inputs of a batch of sequences, [steps, batch, inputs].</summary>
    public static float[] Input(RecurrentDescription layer, int steps, int batch, int seed) =>
        Numbers(steps * batch * layer.Inputs, seed, scale: 2);

    /// <summary>A hidden state as a layer may have it, or a cell state.</summary>
    public static float[] State(RecurrentDescription layer, int batch, int seed) =>
        Numbers(layer.Passes * batch * layer.Hidden, seed, scale: 0.9f);

    private static float[] Numbers(int count, int seed, float scale)
    {
        Random random = new(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++)
            numbers[i] = ((random.NextSingle() * 2) - 1) * scale;

        return numbers;
    }
}
