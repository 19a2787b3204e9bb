using System;
using System.Numerics;

namespace BalancedKernels;

/// <summary>
/// What a linear layer's kernels are checked against: a plain loop that sums in double, and a derived error bound.
/// </summary>
/// <remarks>
/// The bound of one output is <c>(terms + 2) * 2^-24 * (sum of |w * x| + |bias|)</c>, where terms are the
/// nonzero products: the standard bound of a float dot product, in whatever order it is summed (Higham,
/// "Accuracy and Stability of Numerical Algorithms", section 3.1). It is zero where no order can round: where all
/// products are whole multiples of one power of two, and together at most 2^24 of those. It is carried through the
/// activation by its steepest slope, and the activation's own roundings are added.
/// </remarks>
public static class LinearReference
{
    /// <summary>
    /// Half a unit in the last place of a float between 1 and 2: what one rounding can lose, relatively.
    /// </summary>
    internal const double UnitRoundoff = 1.0 / (1 << 24);

    private const int SignificantBits = 24;
    private const int SmallestExponent = -126;
    private const int LargestExponent = 127;

    // A product below the smallest normal float loses less than this, and all of it where a device flushes it to zero.
    internal const double SmallestNormal = 1.1754943508222875e-38;

    /// <summary>Computes a batch with the weights as they are stored, rounded to the layer's precision.</summary>
    /// <param name="weights">The layer's weights.</param>
    /// <param name="activation">What is done to each output.</param>
    /// <param name="input">[batch, inputs], row-major.</param>
    /// <returns>[batch, outputs] results and bounds for kernels that ran on the same weights.</returns>
    /// <exception cref="ArgumentException">The input is no whole batch.</exception>
    public static ReferenceOutput Compute(LinearWeights weights, Activation activation, ReadOnlySpan<float> input)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return Compute(
            weights.ToDense(),
            weights.Bias.Span,
            weights.Inputs,
            weights.Outputs,
            new RowRounding(Stored: null, OnTensorCores: false),
            activation,
            input);
    }

    /// <summary>
    /// Computes a batch as kernels for tensor cores do, which a GPU uses for larger batches of layers with 16-bit
    /// weights:
    /// inputs are first rounded to the weights' precision.
    /// </summary>
    /// <remarks>
    /// Tensor cores do not round each sum to the nearest: they align what they add to the largest of it and cut off
    /// what is behind (Fasi, Higham, Mikaitis and Pranesh, "Numerical behavior of NVIDIA tensor cores", PeerJ Computer
    /// Science 7:e330, 2021). So each number of such a sum loses up to 2^-23 of the whole, twice what a rounding does,
    /// and so does the result. A sum of t nonzero products and what was there before loses t + 2 of those; with one
    /// product to each, the most that can be, a row loses 3 * terms of them. One more term each for the sums of parts
    /// of a row, and the bias:
    /// <c>(7 * terms + 2) * 2^-24 * (sum of |w * x| + |bias|)</c>.
    /// </remarks>
    /// <param name="weights">The layer's weights, Float16 or BFloat16.</param>
    /// <param name="activation">What is done to each output.</param>
    /// <param name="input">[batch, inputs], row-major; not rounded.</param>
    /// <returns>[batch, outputs] results and bounds for kernels that ran on the same weights.</returns>
    /// <exception cref="ArgumentException">The input is no whole batch, or the weights have 32 bits.</exception>
    public static ReferenceOutput ComputeOnTensorCores(
        LinearWeights weights, Activation activation, ReadOnlySpan<float> input)
    {
        ArgumentNullException.ThrowIfNull(weights);
        float[] rounded = RoundForTensorCores(weights, input);
        return Compute(
            weights.ToDense(),
            weights.Bias.Span,
            weights.Inputs,
            weights.Outputs,
            new RowRounding(Stored: null, OnTensorCores: true),
            activation,
            rounded);
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
            throw new ArgumentException(
                $"{layer.Outputs} x {layer.Inputs} weights were expected, {dense.Length} were given.", nameof(dense));
        if (bias.Length != 0 && bias.Length != layer.Outputs)
            throw new ArgumentException(
                $"{layer.Outputs} biases or none were expected, {bias.Length} were given.", nameof(bias));

        return Compute(
            dense,
            bias,
            layer.Inputs,
            layer.Outputs,
            new RowRounding(layer.WeightType, OnTensorCores: false),
            layer.Activation,
            input);
    }

    /// <summary>Rounds inputs to the weights' precision, as kernels for tensor cores do first.</summary>
    /// <exception cref="ArgumentException">The weights have 32 bits.</exception>
    internal static float[] RoundForTensorCores(LinearWeights weights, ReadOnlySpan<float> input)
    {
        if (ValueFormat.Of(weights.WeightType).Bits != 16)
            throw new ArgumentException(
                $"Kernels for tensor cores have weights of 16 bits; these are {weights.WeightType}.", nameof(weights));

        float[] rounded = new float[input.Length];
        for (int i = 0; i < rounded.Length; i++)
            rounded[i] = StoredFloat.Round(input[i], weights.WeightType);

        return rounded;
    }

    /// <summary>
    /// Computes one output of a matrix with the weights as they are stored, and how far a kernel may be from it.
    /// </summary>
    internal static (double Value, double Bound) ComputeRow(
        ReadOnlySpan<float> weights, ReadOnlySpan<float> input, float bias, Activation activation, bool onTensorCores)
    {
        RowSum sum = SumRow(weights, input, bias, new RowRounding(Stored: null, onTensorCores));
        return (
            ActivationReference.Apply(activation, sum.Value),
            ActivationReference.Bound(activation, sum.Value, sum.Error));
    }

    private static ReferenceOutput Compute(
        ReadOnlySpan<float> dense,
        ReadOnlySpan<float> bias,
        int inputs,
        int outputs,
        RowRounding rounding,
        Activation activation,
        ReadOnlySpan<float> input)
    {
        if (input.IsEmpty || input.Length % inputs != 0)
            throw new ArgumentException(
                $"A batch of samples of {inputs} numbers was expected, {input.Length} numbers were given.",
                nameof(input));

        int batch = input.Length / inputs;
        double[] values = new double[batch * outputs];
        double[] bounds = new double[batch * outputs];
        for (int sample = 0; sample < batch; sample++)
        {
            for (int row = 0; row < outputs; row++)
            {
                float start = bias.IsEmpty ? 0 : bias[row];
                RowSum sum =
                    SumRow(dense.Slice(row * inputs, inputs), input.Slice(sample * inputs, inputs), start, rounding);

                int at = (sample * outputs) + row;
                values[at] = ActivationReference.Apply(activation, sum.Value);
                bounds[at] = ActivationReference.Bound(activation, sum.Value, sum.Error);
            }
        }

        return new ReferenceOutput(values, bounds);
    }

    private static RowSum SumRow(
        ReadOnlySpan<float> weights, ReadOnlySpan<float> input, double bias, RowRounding rounding)
    {
        double sum = bias;
        double size = Math.Abs(bias);
        int lowestBit = LowestBit(bias);
        double storageLoss = 0;
        int terms = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            // A product with zero and the sum with it are exact in any order, so they are no terms.
            if (weights[i] == 0)
                continue;

            double weight = weights[i];
            double lost = rounding.Stored is { } precision ? StorageLoss(weight, precision) : 0;
            sum += weight * input[i];
            lowestBit = Math.Min(lowestBit, LowestBit(weight * input[i]));
            size += (Math.Abs(weight) + lost) * Math.Abs((double)input[i]);
            storageLoss += lost * Math.Abs((double)input[i]);
            terms++;
        }

        if (storageLoss == 0 && IsExact(size, lowestBit))
            return new RowSum(sum, Error: 0);

        // Each term is rounded as a product, in at most terms - 1 sums and in the sum with the bias: terms + 1
        // roundings. One more stands for the double sum here and for the products of roundings.
        double roundings = (((rounding.OnTensorCores ? 7 : 1) * terms) + 2) * UnitRoundoff;
        double error = (roundings / (1 - roundings) * size) + storageLoss + ((terms + 1) * SmallestNormal);
        return new RowSum(sum, error);
    }

    // Whatever is summed first, it is a whole multiple of 2^lowestBit and no more than 2^24 of those: a float. Neither
    // is it so small that a device flushes it to zero, nor so large that it overflows.
    private static bool IsExact(double size, int lowestBit) =>
        lowestBit is >= SmallestExponent and <= LargestExponent - SignificantBits
            && size <= Math.ScaleB(1, SignificantBits + lowestBit);

    // The exponent of the lowest bit that is set: 3 for 24 and for 40. A product of two floats has at most 48 bits, so
    // a double has them all.
    private static int LowestBit(double number)
    {
        if (number == 0)
            return int.MaxValue;

        long bits = BitConverter.DoubleToInt64Bits(number);
        int exponent = (int)((bits >> 52) & 0x7FF) - 1075;
        return exponent + BitOperations.TrailingZeroCount((bits & ((1L << 52) - 1)) | (1L << 52));
    }

    // 2^-p for p significant bits, or half the distance of the subnormals where the weight is one of them.
    private static double StorageLoss(double weight, WeightType precision) => precision switch
    {
        WeightType.Float16 => Math.Max(Math.Abs(weight) / (1 << 11), 1.0 / (1 << 25)),
        WeightType.BFloat16 => Math.Max(Math.Abs(weight) / (1 << 8), SmallestNormal / (1 << 8)),
        _ => 0,
    };

    // Stored: the precision that weights are yet to be rounded to; null where they are.
    private readonly record struct RowRounding(WeightType? Stored, bool OnTensorCores);

    private readonly record struct RowSum(double Value, double Error);
}
