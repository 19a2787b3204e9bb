using System;

namespace BalancedKernels;

/// <summary>The reference results of a layer in double precision, with an error bound for each.</summary>
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

    /// <summary>Gets the error bound of each result.</summary>
    public ReadOnlySpan<double> Bounds => bounds.Span;

    /// <summary>Gets the first results, as the reference of a smaller batch with the same first samples.</summary>
    /// <param name="count">The number of results: samples * outputs.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer results.</exception>
    public ReferenceOutput Take(int count) => new(values[..count], bounds[..count]);

    /// <summary>Compares a kernel's output with the reference.</summary>
    /// <param name="actual">[batch, outputs], row-major.</param>
    /// <exception cref="ArgumentException">The length is not that of the reference.</exception>
    public ReferenceComparison Compare(ReadOnlySpan<float> actual)
    {
        if (actual.Length != values.Length)
            throw new ArgumentException(
                $"{values.Length} outputs were expected, {actual.Length} were given.", nameof(actual));

        ReadOnlySpan<double> expected = Values;
        ReadOnlySpan<double> allowed = Bounds;
        double largest = 0;
        double boundThere = allowed[0];
        double largestRatio = 0;
        int firstOutside = -1;
        for (int i = 0; i < actual.Length; i++)
        {
            double error = Math.Abs(actual[i] - expected[i]);

            // An infinite error exceeds every bound, even an infinite one, and a comparison with NaN is false.
            if (!(double.IsFinite(error) && error <= allowed[i]) && firstOutside < 0)
                firstOutside = i;

            if (double.IsNaN(error))
                error = double.PositiveInfinity;
            if (error > largest)
                (largest, boundThere) = (error, allowed[i]);

            // The quotient of two zeros or two infinities would be NaN: a zero error has ratio 0, an infinite one an
            // infinite ratio.
            double ratio = error == 0 ? 0 : double.IsFinite(error) ? error / allowed[i] : double.PositiveInfinity;
            largestRatio = Math.Max(largestRatio, ratio);
        }

        return new ReferenceComparison(largest, boundThere, firstOutside) { LargestShare = largestRatio };
    }
}
