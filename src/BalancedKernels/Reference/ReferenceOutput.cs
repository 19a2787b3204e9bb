using System;

namespace BalancedKernels;

/// <summary>What a layer should have computed, in double, and how far a kernel may be from it.</summary>
public sealed class ReferenceOutput
{
    private readonly double[] values;
    private readonly double[] bounds;

    internal ReferenceOutput(double[] values, double[] bounds)
    {
        this.values = values;
        this.bounds = bounds;
    }

    /// <summary>Gets the results [batch, outputs], row-major.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Gets the largest allowed distance from each result.</summary>
    public ReadOnlySpan<double> Bounds => bounds;

    /// <summary>Compares a kernel's output with the reference.</summary>
    /// <param name="actual">[batch, outputs], row-major.</param>
    /// <exception cref="ArgumentException">The length is another one.</exception>
    public ReferenceComparison Compare(ReadOnlySpan<float> actual)
    {
        if (actual.Length != values.Length)
            throw new ArgumentException($"{values.Length} outputs were expected, {actual.Length} were given.", nameof(actual));

        double largest = 0;
        double boundThere = bounds[0];
        int firstOutside = -1;
        for (int i = 0; i < actual.Length; i++)
        {
            double error = Math.Abs(actual[i] - values[i]);

            // An infinite distance is inside no bound, an infinite one included, and NaN compares with nothing.
            if (!(double.IsFinite(error) && error <= bounds[i]) && firstOutside < 0)
                firstOutside = i;

            if (double.IsNaN(error))
                error = double.PositiveInfinity;
            if (error > largest)
                (largest, boundThere) = (error, bounds[i]);
        }

        return new ReferenceComparison(largest, boundThere, firstOutside);
    }
}
