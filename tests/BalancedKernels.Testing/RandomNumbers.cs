using System;
using System.Linq;

namespace BalancedKernels.Testing;

/// <summary>Weights and inputs from a seed.</summary>
public sealed class RandomNumbers(int seed)
{
    // Tests only: nothing here is a secret.
    private readonly Random random = new(seed);

    public int Seed { get; } = seed;

    /// <summary>
    /// Makes weights that fill every slot of a layer, the spare ones of a ragged last block excepted.
    /// </summary>
    public LinearWeights Weights(LinearDescription layer)
    {
        float[] dense = new float[layer.Outputs * layer.Inputs];
        for (int row = 0; row < layer.Outputs; row++)
        {
            for (int first = 0; first < layer.Inputs; first += layer.Pattern.Block)
            {
                int columns = Math.Min(layer.Pattern.Block, layer.Inputs - first);
                int[] shuffled = [.. Enumerable.Range(first, columns)];
                random.Shuffle(shuffled);
                foreach (int column in shuffled.Take(layer.Pattern.Kept))
                    dense[(row * layer.Inputs) + column] = Number();
            }
        }

        return LinearWeights.FromDense(dense, Vector(layer.Bias ? layer.Outputs : 0), layer);
    }

    public float[] Vector(int length) => [.. Enumerable.Range(0, length).Select(_ => Number())];

    private float Number() => ((float)random.NextDouble() * 2f) - 1f;
}
