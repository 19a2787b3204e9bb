using System;
using System.Numerics;

namespace BalancedKernels;

/// <summary>
/// The reference for the kernels of a linear layer: a plain loop that sums in double, and a derived error bound.
/// </summary>
/// <remarks>
/// The bound of one output is <c>(terms + 2) * 2^-24 * (sum of |w * x| + |bias|)</c>, where terms is the number of
/// nonzero products. It is the standard bound of a float dot product for any order of summation (Higham, "Accuracy and
/// Stability of Numerical Algorithms", section 3.1). The bound is zero if no order can round: if all products are whole
/// multiples of one power of two, and their sum is at most 2^24 times that power. The bound is multiplied by the
/// maximum slope of the activation, and the error of the activation is added.
/// </remarks>
public static class LinearReference
{
    /// <summary>The unit roundoff of float, 2^-24: the maximum relative error of one rounding.</summary>
    internal const double UnitRoundoff = 1.0 / (1 << 24);

    private const int SignificantBits = 24;
    private const int SmallestExponent = -126;
    private const int LargestExponent = 127;

    // The error of a product below the smallest normal float is less than this, also if the device flushes it to zero.
    internal const double SmallestNormal = 1.1754943508222875e-38;

    /// <summary>Computes a batch with the stored weights, which are rounded to the layer's weight type.</summary>
    /// <param name="weights">The weights of the layer.</param>
    /// <param name="activation">The function that is applied to each output.</param>
    /// <param name="input">[batch, inputs], row-major.</param>
    /// <returns>Results [batch, outputs], and error bounds for kernels that use the same weights.</returns>
    /// <exception cref="ArgumentException">The length of the input is not a whole batch.</exception>
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
    /// Computes a batch with the arithmetic of tensor core kernels, which a GPU uses for larger batches of layers with
    /// 16-bit weights. Inputs are first rounded to the weight type.
    /// </summary>
    /// <remarks>
    /// Tensor cores do not round each sum to the nearest. They align the addends to the largest one and truncate the
    /// lower bits (Fasi, Higham, Mikaitis and Pranesh, "Numerical behavior of NVIDIA tensor cores", PeerJ Computer
    /// Science 7:e330, 2021). So each addend of such a sum, and the result, has an error of up to 2^-23 of the total,
    /// twice that of a rounding. A sum of t nonzero products and the previous accumulator has t + 2 of these errors. In
    /// the worst case each sum has one product, and a row has 3 * terms errors. One more term each accounts for the
    /// sums of parts of a row, and the bias:
    /// <c>(7 * terms + 2) * 2^-24 * (sum of |w * x| + |bias|)</c>.
    /// </remarks>
    /// <param name="weights">The weights of the layer, Float16 or BFloat16.</param>
    /// <param name="activation">The function that is applied to each output.</param>
    /// <param name="input">[batch, inputs], row-major, before rounding.</param>
    /// <returns>Results [batch, outputs], and error bounds for kernels that use the same weights.</returns>
    /// <exception cref="ArgumentException">
    /// The length of the input is not a whole batch, or the weights have 32 bits.
    /// </exception>
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
    /// Computes a batch with dense weights that were not rounded to the layer's weight type. The bound includes the
    /// error of that rounding.
    /// </summary>
    /// <param name="dense">[outputs, inputs], row-major, with zeros for the weights that the pattern removes.</param>
    /// <param name="bias">[outputs]; empty for a layer without bias.</param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="input">[batch, inputs], row-major.</param>
    /// <returns>Results [batch, outputs], and error bounds for kernels that use the rounded weights.</returns>
    /// <exception cref="ArgumentException">A length does not match the layer.</exception>
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

    /// <summary>Rounds inputs to the weight type, as tensor core kernels do.</summary>
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

    /// <summary>Computes one output with the stored weights, and its error bound.</summary>
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

                int index = (sample * outputs) + row;
                values[index] = ActivationReference.Apply(activation, sum.Value);
                bounds[index] = ActivationReference.Bound(activation, sum.Value, sum.Error);
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
        double storageError = 0;
        int terms = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            // A product with zero is exact, and so is adding it. It does not count as a term.
            if (weights[i] == 0)
                continue;

            double weight = weights[i];
            double weightError = rounding.Stored is { } weightType ? StorageError(weight, weightType) : 0;
            sum += weight * input[i];
            lowestBit = Math.Min(lowestBit, LowestBit(weight * input[i]));
            size += (Math.Abs(weight) + weightError) * Math.Abs((double)input[i]);
            storageError += weightError * Math.Abs((double)input[i]);
            terms++;
        }

        if (storageError == 0 && IsExact(size, lowestBit))
            return new RowSum(sum, Error: 0);

        // Each term is rounded as a product, in at most terms - 1 sums and in the sum with the bias: terms + 1
        // roundings. One more accounts for the double sum here and for products of roundings.
        double roundings = (((rounding.OnTensorCores ? 7 : 1) * terms) + 2) * UnitRoundoff;
        double error = (roundings / (1 - roundings) * size) + storageError + ((terms + 1) * SmallestNormal);
        return new RowSum(sum, error);
    }

    // Every partial sum, in any order, is a whole multiple of 2^lowestBit and at most 2^24 times that, so it is a
    // float. It is neither so small that a device flushes it to zero nor so large that it overflows.
    private static bool IsExact(double size, int lowestBit) =>
        lowestBit is >= SmallestExponent and <= LargestExponent - SignificantBits
            && size <= Math.ScaleB(1, SignificantBits + lowestBit);

    // The exponent of the lowest set bit: 3 for 24 and for 40. A product of two floats has at most 48 bits, so it is
    // exact in double.
    private static int LowestBit(double number)
    {
        if (number == 0)
            return int.MaxValue;

        long bits = BitConverter.DoubleToInt64Bits(number);
        int exponent = (int)((bits >> 52) & 0x7FF) - 1075;
        return exponent + BitOperations.TrailingZeroCount((bits & ((1L << 52) - 1)) | (1L << 52));
    }

    // The relative error is 2^-p for p significant bits; for a subnormal weight, the error is half the distance between
    // subnormals.
    private static double StorageError(double weight, WeightType weightType) => weightType switch
    {
        WeightType.Float16 => Math.Max(Math.Abs(weight) / (1 << 11), 1.0 / (1 << 25)),
        WeightType.BFloat16 => Math.Max(Math.Abs(weight) / (1 << 8), SmallestNormal / (1 << 8)),
        _ => 0,
    };

    // Stored: the weight type that the kernel's weights are rounded to; null if the weights here are already rounded.
    private readonly record struct RowRounding(WeightType? Stored, bool OnTensorCores);

    private readonly record struct RowSum(double Value, double Error);
}
