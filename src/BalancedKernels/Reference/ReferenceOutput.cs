using System;

namespace BalancedKernels;

/// <summary>What a layer should have computed, in double, and how far a kernel may be from it.</summary>
public sealed class ReferenceOutput
{
    private readonly ReadOnlyMemory<double> values;
    private readonly ReadOnlyMemory<double> bounds;

    internal ReferenceOutput(ReadOnlyMemory<double> values, ReadOnlyMemory<double> bounds)
    {
        this.values = values;
        this.bounds = bounds;
    }

    /// <summary>Gets the results [batch, outputs], row-major.</summary>
    public ReadOnlySpan<double> Values => values.Span;

    /// <summary>Gets the largest allowed distance from each result.</summary>
    public ReadOnlySpan<double> Bounds => bounds.Span;

    /// <summary>
    /// Gets the first results of a batch, as the reference of a smaller one with the same first samples.
    /// </summary>
    /// <param name="count">Results: samples times outputs.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public ReferenceOutput Take(int count) => new(values[..count], bounds[..count]);

    /// <summary>Compares a kernel's output with the reference.</summary>
    /// <param name="actual">[batch, outputs], row-major.</param>
    /// <exception cref="ArgumentException">The length is another one.</exception>
    public ReferenceComparison Compare(ReadOnlySpan<float> actual)
    {
        if (actual.Length != values.Length)
            throw new ArgumentException(
                $"{values.Length} outputs were expected, {actual.Length} were given.", nameof(actual));

        ReadOnlySpan<double> expected = Values;
        ReadOnlySpan<double> allowed = Bounds;
        double largest = 0;
        double boundThere = allowed[0];
        double largestShare = 0;
        int firstOutside = -1;
        for (int i = 0; i < actual.Length; i++)
        {
            double error = Math.Abs(actual[i] - expected[i]);

            // An infinite distance is inside no bound, an infinite one included, and NaN compares with nothing.
            if (!(double.IsFinite(error) && error <= allowed[i]) && firstOutside < 0)
                firstOutside = i;

            if (double.IsNaN(error))
                error = double.PositiveInfinity;
            if (error > largest)
                (largest, boundThere) = (error, allowed[i]);

            // Where both are zero or infinite the quotient is NaN: no distance is no share, an infinite one is all of
            // them.
            double share = error == 0 ? 0 : double.IsFinite(error) ? error / allowed[i] : double.PositiveInfinity;
            largestShare = Math.Max(largestShare, share);
        }

        return new ReferenceComparison(largest, boundThere, firstOutside) { LargestShare = largestShare };
    }
}
