using System;

namespace BalancedKernels;

/// <summary>
/// A sum of products in double, and how far a float kernel's may be from it in whatever order it adds.
/// </summary>
internal struct ReferenceSum
{
    private double sum;
    private double size;
    private double carried;
    private int terms;

    /// <summary>
    /// Gets the sum with its bound: that of <see cref="LinearReference"/>, and what the factors were off by.
    /// </summary>
    public readonly BoundedValue Total
    {
        get
        {
            // Each term is rounded as a product and in at most terms - 1 sums; one rounding more stands for the double
            // sum here.
            double roundings = (terms + 1) * LinearReference.UnitRoundoff;
            double error = (roundings / (1 - roundings) * size) + carried + (terms * LinearReference.SmallestNormal);
            return new BoundedValue(sum, error);
        }
    }

    /// <summary>Adds the products of a row's weights with numbers, and a bias.</summary>
    public void Add(ReadOnlySpan<float> weights, ReadOnlySpan<BoundedValue> numbers, float bias)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0)
                continue;

            double weight = Math.Abs((double)weights[i]);
            sum += (double)weights[i] * numbers[i].Value;
            size += weight * numbers[i].Largest;
            carried += weight * numbers[i].Error;
            terms++;
        }

        sum += bias;
        size += Math.Abs((double)bias);
        terms++;
    }
}
