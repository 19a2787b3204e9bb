namespace BalancedKernels;

/// <summary>Positions of one row of an output, as columns of a panel.</summary>
/// <param name="Image">Where the image begins.</param>
/// <param name="Y">The row of the input that a kernel without padding would begin at.</param>
/// <param name="X">The number of it that the first position would begin at.</param>
/// <param name="Column">The first position's column of the panel.</param>
/// <param name="Length">How many positions there are.</param>
internal readonly record struct PositionRow(nint Image, int Y, int X, int Column, int Length);
