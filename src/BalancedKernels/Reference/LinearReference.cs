using System;

namespace BalancedKernels;

/// <summary>What a linear layer's kernels are checked against: a plain loop that sums in double, and a derived error bound.</summary>
/// <remarks>
/// The bound of one output is <c>(terms + 2) * 2^-24 * (sum of |w * x| + |bias|)</c>, where terms are the
/// nonzero products: the standard bound of a float dot product, in whatever order it is summed (Higham,
/// "Accuracy and Stability of Numerical Algorithms", section 3.1). It is carried through the
/// activation by its steepest slope, and the activation's own roundings are added.
/// </remarks>
public static class LinearReference
{
    /// <summary>Half a unit in the last place of a float between 1 and 2: what one rounding can lose, relatively.</summary>
    internal const double UnitRoundoff = 1.0 / (1 << 24);

    // A product below the smallest normal float loses less than this, and all of it where a device flushes it to zero.
    private const double SmallestNormal = 1.1754943508222875e-38;

    /// <summary>Computes a batch with the weights as they are stored, rounded to the layer's precision.</summary>
    /// <param name="weights">The layer's weights.</param>
    /// <param name="activation">What is done to each output.</param>
    /// <param name="input">[batch, inputs], row-major.</param>
    /// <returns>[batch, outputs] results and bounds for kernels that ran on the same weights.</returns>
    /// <exception cref="ArgumentException">The input is no whole batch.</exception>
    public static ReferenceOutput Compute(LinearWeights weights, Activation activation, ReadOnlySpan<float> input)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return Compute(weights.ToDense(), weights.Bias.Span, weights.Inputs, weights.Outputs, stored: null, activation, input);
    }

    /// <summary>
    /// Computes a batch with dense weights that were not rounded to the layer's precision; the bound then
    /// includes what that rounding can change.
    /// </summary>
    /// <param name="dense">[outputs, inputs], row-major; zero where the pattern removes a weight.</param>
    /// <param name="bias">[outputs]; empty without one.</param>
    /// <param name="layer">Shape, precision and activation.</param>
    /// <param name="input">[batch, inputs], row-major.</param>
    /// <returns>[batch, outputs] results and bounds for kernels that ran on the rounded weights.</returns>
    /// <exception cref="ArgumentException">A length does not fit the layer.</exception>
    public static ReferenceOutput Compute(
        ReadOnlySpan<float> dense, ReadOnlySpan<float> bias, LinearDescription layer, ReadOnlySpan<float> input)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (dense.Length != (long)layer.Outputs * layer.Inputs)
            throw new ArgumentException($"{layer.Outputs} x {layer.Inputs} weights were expected, {dense.Length} were given.", nameof(dense));
        if (bias.Length != 0 && bias.Length != layer.Outputs)
            throw new ArgumentException($"{layer.Outputs} biases or none were expected, {bias.Length} were given.", nameof(bias));

        return Compute(dense, bias, layer.Inputs, layer.Outputs, layer.Weights, layer.Activation, input);
    }

    private static ReferenceOutput Compute(
        ReadOnlySpan<float> dense,
        ReadOnlySpan<float> bias,
        int inputs,
        int outputs,
        Precision? stored,
        Activation activation,
        ReadOnlySpan<float> input)
    {
        if (input.IsEmpty || input.Length % inputs != 0)
            throw new ArgumentException($"A batch of samples of {inputs} numbers was expected, {input.Length} numbers were given.", nameof(input));

        int batch = input.Length / inputs;
        double[] values = new double[batch * outputs];
        double[] bounds = new double[batch * outputs];
        for (int sample = 0; sample < batch; sample++)
        {
            for (int row = 0; row < outputs; row++)
            {
                float start = bias.IsEmpty ? 0 : bias[row];
                RowSum sum = SumRow(dense.Slice(row * inputs, inputs), input.Slice(sample * inputs, inputs), start, stored);

                int at = (sample * outputs) + row;
                values[at] = ActivationReference.Apply(activation, sum.Value);
                bounds[at] = ActivationReference.Bound(activation, sum.Value, sum.Error);
            }
        }

        return new ReferenceOutput(values, bounds);
    }

    private static RowSum SumRow(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, double bias, Precision? stored)
    {
        double sum = bias;
        double size = Math.Abs(bias);
        double rounding = 0;
        int terms = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            // A product with zero and the sum with it are exact in any order, so they are no terms.
            if (weights[i] == 0)
                continue;

            double weight = weights[i];
            double lost = stored is { } precision ? StorageLoss(weight, precision) : 0;
            sum += weight * input[i];
            size += (Math.Abs(weight) + lost) * Math.Abs((double)input[i]);
            rounding += lost * Math.Abs((double)input[i]);
            terms++;
        }

        // Each term is rounded as a product, in at most terms - 1 sums and in the sum with the bias: terms + 1
        // roundings. One more stands for the double sum here and for the products of roundings.
        double roundings = (terms + 2) * UnitRoundoff;
        double error = (roundings / (1 - roundings) * size) + rounding + ((terms + 1) * SmallestNormal);
        return new RowSum(sum, error);
    }

    // 2^-p for p significant bits, or half the distance of the subnormals where the weight is one of them.
    private static double StorageLoss(double weight, Precision precision) => precision switch
    {
        Precision.Float16 => Math.Max(Math.Abs(weight) / (1 << 11), 1.0 / (1 << 25)),
        Precision.BFloat16 => Math.Max(Math.Abs(weight) / (1 << 8), SmallestNormal / (1 << 8)),
        _ => 0,
    };

    private readonly record struct RowSum(double Value, double Error);
}
