using System;

namespace BalancedKernels;

/// <summary>Normalizations in double precision.</summary>
internal static class NormReference
{
    private const double Unit = LinearReference.UnitRoundoff;

    // The error of 1 / sqrt(v + epsilon) in units of 2^-24: the sum, epsilon as a float, a root and a quotient, or four
    // Newton steps.
    private const double RootRoundings = 6;

    // Accounts for products of roundings.
    private const double SecondOrder = 1.001;

    public static void Compute(
        BatchNormDescription norm,
        ReadOnlySpan<float> input,
        ScaleShift weights,
        Span<double> values,
        Span<double> bounds)
    {
        for (int i = 0; i < input.Length; i++)
        {
            int channel = i / norm.Input.Positions;
            double product = (double)input[i] * weights.Scale.Span[channel];
            values[i] = product + weights.Shift.Span[channel];
            bounds[i] = (
                OperationReference.Gamma(2) * (
                    Math.Abs(product) + Math.Abs(weights.Shift.Span[channel]))) + OperationReference.SmallestNormal;
        }
    }

    /// <remarks>
    /// The error of the mean of n values is e1 = gamma(n) mean|x|. So the error of each distance c from the mean is
    /// e2 = e1 + u (|c| + e1), and the error of the mean of the squares is
    /// mean(2 |c| e2 + e2^2) + gamma(n + 1) mean((|c| + e2)^2). The relative error of its root is half of that relative
    /// error.
    /// </remarks>
    public static void Compute(
        NormDescription norm, ReadOnlySpan<float> input, ScaleShift weights, Span<double> values, Span<double> bounds)
    {
        int n = input.Length;
        double mean = 0;
        double size = 0;
        foreach (float number in input)
        {
            mean += number;
            size += Math.Abs((double)number);
        }

        bool centered = norm.Kind == NormKind.Layer;
        mean = centered ? mean / n : 0;
        double meanError = centered ? OperationReference.Gamma(n) * size / n : 0;

        double variance = 0;
        double varianceError = 0;
        foreach (float number in input)
        {
            double distance = Math.Abs(number - mean);
            double error = Error(distance);
            variance += distance * distance / n;
            varianceError += (
                (2 * distance * error) + (error * error) + (
                    OperationReference.Gamma(n + 1) * (distance + error) * (distance + error))) / n;
        }

        double factor = 1 / Math.Sqrt(variance + norm.Epsilon);

        // The relative error is 1 / sqrt(1 - t) - 1, slightly more than t / 2.
        double factorError =
            (1 / Math.Sqrt(1 - Math.Min(0.75, varianceError / (variance + norm.Epsilon)))) - 1 + (RootRoundings * Unit);
        for (int i = 0; i < n; i++)
        {
            double scaled = factor * weights.Scale.Span[i];
            double product = (input[i] - mean) * scaled;
            values[i] = product + (norm.Bias ? weights.Shift.Span[i] : 0);
            double productError = (
                Math.Abs(scaled) * Error(
                    Math.Abs(input[i] - mean)) * (1 + factorError)) + (Math.Abs(product) * (factorError + (2 * Unit)));
            bounds[i] = (SecondOrder * productError) + (Unit * Math.Abs(values[i])) + OperationReference.SmallestNormal;
        }

        double Error(double distance) => meanError + (centered ? Unit * (distance + meanError) : 0);
    }
}
