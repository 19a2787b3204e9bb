using System;
using System.Linq;

namespace Baselines.Tests;

/// <summary>A layer and its input made of numbers from -1 to 1, the same for the same seed.</summary>
internal static class SeededWork
{
    public static LayerWork Create(int seed, int inputs, int outputs, int batch, bool relu, int threads)
    {
        Random random = new(seed);
        DenseLayer layer =
            new("layer", inputs, outputs, Numbers(random, inputs * outputs), Numbers(random, outputs), relu);
        return new LayerWork(layer, Numbers(random, batch * inputs), batch, threads);
    }

    private static float[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
}
