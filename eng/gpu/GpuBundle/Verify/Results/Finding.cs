namespace GpuBundle.Verify.Results;

/// <summary>What came of one case.</summary>
/// <param name="LargestShare">The largest error over its bound; infinite where an output is no number.</param>
/// <param name="Problem">What is wrong, first of all; null where nothing is.</param>
internal sealed record Finding(double LargestShare, string? Problem);
