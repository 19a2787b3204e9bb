namespace Charts;

/// <summary>One pattern on a line of a chart.</summary>
/// <param name="Pattern">32:6.</param>
/// <param name="Sparsity">The share of the weights that it removes.</param>
/// <param name="Speedup">How many times faster than the baseline.</param>
public sealed record SpeedupPoint(string Pattern, double Sparsity, double Speedup);
