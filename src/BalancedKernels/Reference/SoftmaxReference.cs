using System;

namespace BalancedKernels;

/// <summary>Softmax in double.</summary>
/// <remarks>
/// Before its exponential is taken, a difference d from the largest number is rounded: by u |d|, which the exponential
/// makes a relative error. Its own is 4 u at most. A sum carries its terms' errors, and one more rounding for each of
/// them.
/// </remarks>
internal static class SoftmaxReference
{
    // In units of 2^-24: an exponential's argument in parts, its polynomial, its scaling.
    private const double ExponentialRoundings = 4;

    // A logarithm of a number from 1 on: 2 of itself, and 2 of 1 for one near 0.
    private const double LogarithmRoundings = 2;

    private const double Unit = LinearReference.UnitRoundoff;

    // Products of roundings.
    private const double SecondOrder = 1.001;

    public static void Compute(
        SoftmaxDescription softmax, ReadOnlySpan<float> input, Span<double> values, Span<double> bounds)
    {
        double largest = double.NegativeInfinity;
        foreach (float number in input)
            largest = Math.Max(largest, number);

        double sum = 0;
        double sumError = 0;
        foreach (float number in input)
        {
            double distance = largest - number;
            sum += Math.Exp(-distance);
            sumError += (
                Math.Exp(-distance) * (distance + ExponentialRoundings) * Unit) + OperationReference.SmallestNormal;
        }

        // Relatively.
        sumError = (sumError / sum) + OperationReference.Gamma(input.Length);
        for (int i = 0; i < input.Length; i++)
        {
            double distance = largest - input[i];
            if (softmax.Logarithm)
            {
                double logarithm = Math.Log(sum);
                values[i] = -distance - logarithm;
                double own =
                    (LogarithmRoundings * Unit * (logarithm + 1)) + (Unit * distance) + (Unit * Math.Abs(values[i]));
                bounds[i] = SecondOrder * (own + sumError);
            }
            else
            {
                values[i] = Math.Exp(-distance) / sum;
                double own = (distance + ExponentialRoundings + 1) * Unit;
                bounds[i] = (SecondOrder * values[i] * (own + sumError)) + (2 * OperationReference.SmallestNormal);
            }
        }
    }
}
