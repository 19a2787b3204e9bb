using System;
using System.Collections.Generic;

namespace Measurement;

/// <summary>What one contestant's calls took, in microseconds per call, over all its bursts.</summary>
/// <param name="Name">The contestant.</param>
/// <param name="Median">The middle burst.</param>
/// <param name="LowerQuartile">A quarter of the bursts were faster.</param>
/// <param name="UpperQuartile">A quarter of the bursts were slower.</param>
public sealed record CallTime(string Name, double Median, double LowerQuartile, double UpperQuartile)
{
    /// <summary>Gets the share of the median that the middle half of the bursts spreads over: 0.05 is 5%.</summary>
    public double Spread => (UpperQuartile - LowerQuartile) / Median;

    /// <summary>Summarises bursts.</summary>
    /// <param name="name">The contestant.</param>
    /// <param name="microseconds">Mean time per call of each burst; one or more, in any order.</param>
    /// <exception cref="ArgumentException">There is no burst.</exception>
    public static CallTime Of(string name, IEnumerable<double> microseconds)
    {
        double[] sorted = [.. microseconds];
        if (sorted.Length == 0)
            throw new ArgumentException($"{name} was never timed.", nameof(microseconds));

        Array.Sort(sorted);
        return new CallTime(name, Quantile(sorted, 0.5), Quantile(sorted, 0.25), Quantile(sorted, 0.75));
    }

    // Linear between the two nearest ranks.
    private static double Quantile(double[] sorted, double share)
    {
        double rank = share * (sorted.Length - 1);
        int below = (int)rank;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((rank - below) * (sorted[above] - sorted[below]));
    }
}
