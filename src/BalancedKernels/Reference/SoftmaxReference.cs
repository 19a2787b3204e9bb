using System;

namespace BalancedKernels;

/// <summary>Softmax in double precision.</summary>
/// <remarks>
/// The argument of an exponential, a difference d from the largest input, has a rounding of u |d|, which becomes a
/// relative error of the exponential. The exponential itself has a relative error of at most 4 u. A sum has the errors
/// of its terms, and one rounding per term.
/// </remarks>
internal static class SoftmaxReference
{
    // In units of 2^-24: the reduction of the argument, the polynomial, and the scaling of an exponential.
    private const double ExponentialRoundings = 4;

    // For the logarithm of a number of 1 or more: 2 units of the result, and 2 units of 1 for a result near 0.
    private const double LogarithmRoundings = 2;

    private const double Unit = LinearReference.UnitRoundoff;

    // Accounts for products of roundings.
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

        // Relative error.
        sumError = (sumError / sum) + OperationReference.Gamma(input.Length);
        for (int i = 0; i < input.Length; i++)
        {
            double distance = largest - input[i];
            if (softmax.Logarithm)
            {
                double logarithm = Math.Log(sum);
                values[i] = -distance - logarithm;
                double ownError =
                    (LogarithmRoundings * Unit * (logarithm + 1)) + (Unit * distance) + (Unit * Math.Abs(values[i]));
                bounds[i] = SecondOrder * (ownError + sumError);
            }
            else
            {
                values[i] = Math.Exp(-distance) / sum;
                double ownError = (distance + ExponentialRoundings + 1) * Unit;
                bounds[i] = (SecondOrder * values[i] * (ownError + sumError)) + (2 * OperationReference.SmallestNormal);
            }
        }
    }
}
