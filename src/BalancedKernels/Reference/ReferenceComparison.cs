namespace BalancedKernels;

/// <summary>The result of comparing a kernel's output with the reference.</summary>
/// <param name="LargestError">The largest error of an output; infinite if the output or the reference is NaN.</param>
/// <param name="BoundThere">The error bound of the output with the largest error.</param>
/// <param name="FirstOutside">
/// The index of the first output whose error exceeds its bound, or is NaN or infinite; -1 if there is none.
/// </param>
public readonly record struct ReferenceComparison(double LargestError, double BoundThere, int FirstOutside)
{
    /// <summary>
    /// Gets the largest ratio of an error to its bound; more than 1 if an output exceeds its bound, infinite for NaN.
    /// </summary>
    public double LargestShare { get; init; }

    /// <summary>Gets whether every output is within its bound.</summary>
    public bool IsWithin => FirstOutside < 0;
}
