namespace BalancedKernels;

/// <summary>How a kernel's output compares with the reference.</summary>
/// <param name="LargestError">The largest distance from the reference; infinite where either is NaN.</param>
/// <param name="BoundThere">What was allowed where that distance is.</param>
/// <param name="FirstOutside">
/// The first output that is farther away than allowed, or NaN or infinite; -1 when there is none.
/// </param>
public readonly record struct ReferenceComparison(double LargestError, double BoundThere, int FirstOutside)
{
    /// <summary>
    /// Gets the largest distance as a share of what is allowed there: above 1 it is outside; infinite where either is
    /// NaN.
    /// </summary>
    public double LargestShare { get; init; }

    /// <summary>Gets whether every output is within its bound.</summary>
    public bool IsWithin => FirstOutside < 0;
}
