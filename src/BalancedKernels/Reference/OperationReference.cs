using System;

namespace BalancedKernels;

/// <summary>
/// The reference for layers without a weight matrix: plain loops in double precision, and derived error bounds.
/// </summary>
/// <remarks>
/// The error of a sum of n floats, in any order, is at most <c>gamma(n) * (sum of magnitudes)</c>, with
/// <c>gamma(n) = n u / (1 - n u)</c> and <c>u = 2^-24</c> (Higham, "Accuracy and Stability of Numerical Algorithms",
/// section 3.1). Operations that only move values have a bound of 0.
/// </remarks>
public static class OperationReference
{
    /// <summary>The smallest normal float, the maximum error of a device that flushes smaller values to zero.</summary>
    internal const double SmallestNormal = 1.1754943508222875e-38;

    /// <summary>Computes a batch of a layer.</summary>
    /// <param name="operation">The description of the layer.</param>
    /// <param name="input">[batch, inputs], row-major.</param>
    /// <param name="weights">The scale and shift of a normalization; null for a layer without weights.</param>
    /// <returns>Results [batch, outputs] and their error bounds.</returns>
    /// <exception cref="ArgumentException">
    /// The length of the input is not a whole batch, or the layer has no reference.
    /// </exception>
    public static ReferenceOutput Compute(
        OperationDescription operation, ReadOnlySpan<float> input, ScaleShift? weights = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (input.IsEmpty || input.Length % operation.Inputs != 0)
            throw new ArgumentException(
                $"A batch of samples of {operation.Inputs} numbers was expected, {input.Length} numbers were given.",
                nameof(input));

        int batch = input.Length / operation.Inputs;
        double[] values = new double[batch * operation.Outputs];
        double[] bounds = new double[values.Length];
        for (int sample = 0; sample < batch; sample++)
        {
            ReadOnlySpan<float> from = input.Slice(sample * operation.Inputs, operation.Inputs);
            Span<double> to = values.AsSpan(sample * operation.Outputs, operation.Outputs);
            Compute(operation, from, weights, to, bounds.AsSpan(sample * operation.Outputs, operation.Outputs));
        }

        return new ReferenceOutput(values, bounds);
    }

    /// <summary>Adds two inputs and does an activation to each sum.</summary>
    /// <param name="left">Any shape.</param>
    /// <param name="right">The same shape.</param>
    /// <param name="activation">What is done to each sum.</param>
    public static ReferenceOutput Add(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Activation activation)
    {
        double[] values = new double[left.Length];
        double[] bounds = new double[left.Length];
        for (int i = 0; i < left.Length; i++)
        {
            double sum = (double)left[i] + right[i];
            values[i] = ActivationReference.Apply(activation, sum);
            bounds[i] = ActivationReference.Bound(
                activation, sum, (LinearReference.UnitRoundoff * Math.Abs(sum)) + SmallestNormal);
        }

        return new ReferenceOutput(values, bounds);
    }

    /// <summary>The relative error bound of a sum with a number of roundings.</summary>
    internal static double Gamma(double roundings) =>
        roundings * LinearReference.UnitRoundoff / (1 - (roundings * LinearReference.UnitRoundoff));

    private static void Compute(
        OperationDescription operation,
        ReadOnlySpan<float> input,
        ScaleShift? weights,
        Span<double> values,
        Span<double> bounds)
    {
        switch (operation)
        {
            case PoolDescription pool:
                PoolReference.Compute(pool, input, values, bounds);
                break;
            case AdaptivePoolDescription pool:
                PoolReference.Compute(pool, input, values, bounds);
                break;
            case SoftmaxDescription softmax:
                SoftmaxReference.Compute(softmax, input, values, bounds);
                break;
            case NormDescription norm:
                NormReference.Compute(norm, input, weights!, values, bounds);
                break;
            case BatchNormDescription norm:
                NormReference.Compute(norm, input, weights!, values, bounds);
                break;
            case PixelShuffleDescription shuffle:
                Shuffle(shuffle, input, values);
                break;
            case FlattenDescription:
                Activate(Activation.None, input, values, bounds);
                break;
            case ActivationDescription activation:
                Activate(activation.Activation, input, values, bounds);
                break;
            default:
                throw new ArgumentException(
                    $"There is no reference for {operation.GetType().Name}.", nameof(operation));
        }
    }

    private static void Activate(
        Activation activation, ReadOnlySpan<float> input, Span<double> values, Span<double> bounds)
    {
        for (int i = 0; i < input.Length; i++)
        {
            values[i] = ActivationReference.Apply(activation, input[i]);
            bounds[i] = ActivationReference.Bound(activation, input[i], error: 0) + (
                activation is Activation.None or Activation.Relu ? 0 : SmallestNormal);
        }
    }

    private static void Shuffle(PixelShuffleDescription shuffle, ReadOnlySpan<float> input, Span<double> values)
    {
        int r = shuffle.Factor;
        SampleShape from = shuffle.InputShape;
        SampleShape to = shuffle.OutputShape;
        for (int c = 0; c < to.Channels; c++)
        {
            for (int y = 0; y < to.Height; y++)
            {
                for (int x = 0; x < to.Width; x++)
                {
                    int channel = (c * r * r) + (y % r * r) + (x % r);
                    values[(((c * to.Height) + y) * to.Width) + x] =
                        input[(((channel * from.Height) + (y / r)) * from.Width) + (x / r)];
                }
            }
        }
    }
}
