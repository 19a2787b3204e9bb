using System;

namespace BalancedKernels;

/// <summary>
/// A sum of products in double precision, and an error bound for a float kernel that adds in any order.
/// </summary>
internal struct ReferenceSum
{
    private double sum;
    private double size;
    private double propagatedError;
    private int terms;

    /// <summary>
    /// Gets the sum with its bound: the bound of <see cref="LinearReference"/> plus the propagated errors of the
    /// inputs.
    /// </summary>
    public readonly BoundedValue Total
    {
        get
        {
            // Each term is rounded as a product and in at most terms - 1 sums. One more rounding accounts for the
            // double sum here.
            double roundings = (terms + 1) * LinearReference.UnitRoundoff;
            double error =
                (roundings / (1 - roundings) * size) + propagatedError + (terms * LinearReference.SmallestNormal);
            return new BoundedValue(sum, error);
        }
    }

    /// <summary>Adds the dot product of a row of weights and inputs, and a bias.</summary>
    public void Add(ReadOnlySpan<float> weights, ReadOnlySpan<BoundedValue> inputs, float bias)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0)
                continue;

            double weight = Math.Abs((double)weights[i]);
            sum += (double)weights[i] * inputs[i].Value;
            size += weight * inputs[i].Largest;
            propagatedError += weight * inputs[i].Error;
            terms++;
        }

        sum += bias;
        size += Math.Abs((double)bias);
        terms++;
    }
}
