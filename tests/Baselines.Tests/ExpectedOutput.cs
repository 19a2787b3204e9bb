using System;
using System.Linq;
using System.Numerics.Tensors;
using Baselines.Onnx;

namespace Baselines.Tests;

/// <summary>The layer in double, and how far each precision may be from it.</summary>
internal sealed class ExpectedOutput(LayerWork work)
{
    private const double RoundingOfFloat = 1.0 / (1 << 24);
    private const double RoundingOfBfloat16 = 1.0 / (1 << 8);

    private readonly DenseLayer layer = work.Layer;

    public void AssertHolds(BaselineWeightType precision, ReadOnlySpan<float> output)
    {
        Assert.Equal(work.OutputLength, output.Length);
        for (int sample = 0; sample < work.Batch; sample++)
        {
            for (int row = 0; row < layer.Outputs; row++)
                AssertHolds(precision, sample, row, output[(sample * layer.Outputs) + row]);
        }
    }

    private void AssertHolds(BaselineWeightType precision, int sample, int row, float found)
    {
        double[] x =
            [.. work.Input.AsSpan(sample * layer.Inputs, layer.Inputs).ToArray().Select(number => (double)number)];
        double[] w =
            [.. layer.Weights.Span.Slice(row * layer.Inputs, layer.Inputs).ToArray().Select(number => (double)number)];
        double bias = layer.Bias.Span[row];
        double sum = bias + TensorPrimitives.Dot<double>(x, w);

        double bound = precision switch
        {
            BaselineWeightType.Float32 => FloatBound(x, w, bias),
            BaselineWeightType.SixteenBit => SixteenBitBound(x, w, bias, sum),
            _ => WholeNumberBound(x, w, bias),
        };
        double expected = layer.Relu ? Math.Max(sum, 0) : sum;
        Assert.InRange(found, expected - bound, expected + bound);
    }

    // One rounding for each product and each addition, and eight to spare: for scales, where weights are quantised.
    private double FloatBound(double[] x, double[] w, double bias) =>
        (layer.Inputs + 8) * RoundingOfFloat * (Math.Abs(bias) + Magnitude(x, w));

    // Input, weights, bias and result are rounded, each once.
    private double SixteenBitBound(double[] x, double[] w, double bias, double sum)
    {
        double before = (((2 + RoundingOfBfloat16) * Magnitude(x, w)) + Math.Abs(bias)) * RoundingOfBfloat16;
        double within = before + ((1 + before) * FloatBound(x, w, bias));
        return within + (RoundingOfBfloat16 * (Math.Abs(sum) + within));
    }

    // A weight is half a step off at most. An input is a whole step off: its zero is rounded to a step as well.
    private double WholeNumberBound(double[] x, double[] w, double bias)
    {
        double weightOff = Math.Abs(TensorPrimitives.MaxMagnitude(layer.Weights.Span)) / QuantizedWeights.Largest / 2;
        double inputOff = (Math.Max(0, work.Input.Max()) - Math.Min(0, work.Input.Min())) / byte.MaxValue;
        double off = x.Zip(
            w,
            (input, weight) => (
                Math.Abs(input) * weightOff) + (Math.Abs(weight) * inputOff) + (weightOff * inputOff)).Sum();
        return off + ((1 + off) * FloatBound(x, w, bias));
    }

    private static double Magnitude(double[] x, double[] w) =>
        x.Zip(w, (input, weight) => Math.Abs(input * weight)).Sum();
}
