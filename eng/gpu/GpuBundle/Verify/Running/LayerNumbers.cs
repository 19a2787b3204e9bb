using System;
using System.Linq;
using BalancedKernels;

namespace GpuBundle.Verify.Running;

/// <summary>A layer's weights and inputs from a seed.</summary>
/// <remarks>
/// Rows 1, 3, 5 ... have weights, and samples 0, 2, 4 ... inputs, of few bits: sums of their products are the same
/// float in whatever order they are added, so that a single weight that is missing shows, however long the row is. The
/// others use every bit.
/// </remarks>
internal sealed class LayerNumbers
{
    private const float CoarseInput = 1f / 4;

    private readonly LinearDescription layer;
    private readonly Random random;

    /// <summary>Draws them.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="samples">Samples of the input.</param>
    /// <param name="seed">The same seed gives the same numbers.</param>
    public LayerNumbers(LinearDescription layer, int samples, int seed)
    {
        this.layer = layer;

        // To verify with: nothing here is a secret.
        random = new Random(seed);
        Weights = DrawWeights();
        Input = DrawInput(samples);
    }

    /// <summary>Gets weights that fill every slot, the spare ones of a ragged last block excepted.</summary>
    public LinearWeights Weights { get; }

    /// <summary>Gets the inputs, [samples, inputs].</summary>
    public float[] Input { get; }

    private float CoarseWeight => layer.WeightType switch
    {
        WeightType.Float16 => 1f / (1 << 10),
        WeightType.BFloat16 => 1f / (1 << 7),
        _ => 1f / (1 << 12),
    };

    private LinearWeights DrawWeights()
    {
        float[] dense = new float[layer.Outputs * layer.Inputs];
        int[] columns = [.. Enumerable.Range(0, layer.Pattern.Block)];
        for (int row = 0; row < layer.Outputs; row++)
        {
            for (int first = 0; first < layer.Inputs; first += layer.Pattern.Block)
            {
                random.Shuffle(columns);
                int real = Math.Min(layer.Pattern.Block, layer.Inputs - first);
                foreach (int column in columns.Where(column => column < real).Take(layer.Pattern.Kept))
                    dense[(row * layer.Inputs) + first + column] = Weight(row);
            }
        }

        float[] bias = new float[layer.Bias ? layer.Outputs : 0];
        for (int row = 0; row < bias.Length; row++)
            bias[row] = Weight(row);

        return LinearWeights.FromDense(dense, bias, layer);
    }

    private float Weight(int row) => row % 2 == 1 ? Rounded(Number(), CoarseWeight) : Number();

    // Sums of about 1: activations are curved there, and let an error through.
    private float[] DrawInput(int samples)
    {
        double terms = Math.Max(1, layer.Inputs * (1 - layer.Pattern.Ratio));
        float scale = MathF.ScaleB(1, (int)Math.Round(Math.Log2(3 / Math.Sqrt(terms))));
        float[] input = new float[samples * layer.Inputs];
        for (int i = 0; i < input.Length; i++)
            input[i] = scale * (i / layer.Inputs % 2 == 0 ? Rounded(Number(), CoarseInput) : Number());

        return input;
    }

    private static float Rounded(float number, float step) => MathF.Round(number / step) * step;

    private float Number() => (random.NextSingle() * 2) - 1;
}
