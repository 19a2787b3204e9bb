using System;

namespace Rivals.Tests;

/// <summary>The layer in double, and how far each precision may be from it.</summary>
internal static class ExpectedOutput
{
    public static void AssertHolds(LayerWork work, RivalPrecision precision, ReadOnlySpan<float> output)
    {
        DenseLayer layer = work.Layer;
        Assert.Equal(work.OutputLength, output.Length);
        for (int index = 0; index < output.Length; index++)
        {
            int row = index % layer.Outputs;
            ReadOnlySpan<float> x = work.Input.AsSpan(index / layer.Outputs * layer.Inputs, layer.Inputs);
            ReadOnlySpan<float> w = layer.Weights.Span.Slice(row * layer.Inputs, layer.Inputs);
            double sum = layer.Bias.Span[row];
            double magnitude = Math.Abs(sum);
            for (int column = 0; column < layer.Inputs; column++)
            {
                double product = (double)w[column] * x[column];
                sum += product;
                magnitude += Math.Abs(product);
            }

            // One rounding for each product and each addition, and two to spare.
            Assert.Equal(RivalPrecision.Float32, precision);
            double bound = (layer.Inputs + 3) * Math.Pow(2, -24) * magnitude;
            double expected = layer.Relu ? Math.Max(sum, 0) : sum;
            Assert.InRange(output[index], expected - bound, expected + bound);
        }
    }
}
