using System;
using System.Collections.Generic;
using System.Globalization;

namespace CompilerBenchmarks.Generating;

/// <summary>
/// Layers of mixed shapes, patterns and precisions, dealt from a seed: the first ten of a hundred are the ten.
/// </summary>
internal static class LayerList
{
    private static readonly int[] Sizes = [100, 128, 256, 400, 512, 784, 1000, 1024, 2048, 3072, 4096];

    // The last but one has general kernels, the last is dense.
    private static readonly (int Block, double Ratio)[] Patterns =
        [(4, 0.5), (8, 0.75), (16, 0.75), (32, 0.5), (32, 0.7), (32, 0.8), (32, 0.9), (64, 0.8), (20, 0.8), (0, 0)];

    private static readonly string[] Precisions = ["Float32", "Float16", "BFloat16"];

    private static readonly string[] Activations = ["None", "Relu", "Gelu", "Silu"];

    /// <summary>Deals layers.</summary>
    /// <param name="count">1 or more; the first is always the same sparse one.</param>
    public static IReadOnlyList<LayerSpec> Deal(int count)
    {
        Random random = new(1);
        List<LayerSpec> layers = [new LayerSpec("Layer0", 784, 1024, 32, 0.8, "Float32", "Relu")];
        while (layers.Count < count)
        {
            (int block, double ratio) = Pick(Patterns);
            layers.Add(new LayerSpec(
                string.Create(CultureInfo.InvariantCulture, $"Layer{layers.Count}"),
                Pick(Sizes),
                Pick(Sizes),
                block,
                ratio,
                Pick(Precisions),
                Pick(Activations)));
        }

        return layers;

        T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
    }
}
