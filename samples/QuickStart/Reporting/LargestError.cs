namespace QuickStart.Reporting;

/// <summary>
/// The largest difference between a layer's outputs and the reference in double, and what rounding can explain at that
/// output.
/// </summary>
internal readonly record struct LargestError(double Error, double Bound);
