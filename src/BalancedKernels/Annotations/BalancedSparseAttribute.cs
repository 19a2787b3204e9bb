using System;

namespace BalancedKernels;

/// <summary>
/// Keeps the same number of weights in every block of every row of a layer, and has kernels
/// written for exactly that pattern when the project is compiled.
/// </summary>
/// <remarks>
/// With 128 inputs, <c>Block = 32</c> and <c>Ratio = 0.8</c>, a row is four blocks that keep six
/// weights each: every row costs 24 multiply-adds, so no thread ever waits for a longer row.
/// A class may carry the attribute several times, once for each pattern: it then has kernels for each, and the pattern
/// of the weights that it is given decides which of them run.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class BalancedSparseAttribute : Attribute
{
    /// <summary>Gets or sets how many neighbouring weights are thinned together, 2 to 256; 32 by default.</summary>
    public int Block { get; set; } = 32;

    /// <summary>
    /// Gets or sets the share of each block to remove, from 0 up to but not including 1; 0.75 by
    /// default. It is rounded to whole weights: 0.8 of 32 removes 26 (BK0201 reports the true share).
    /// </summary>
    public double Ratio { get; set; } = 0.75;

    /// <summary>
    /// Gets or sets how many weights each block keeps, instead of <see cref="Ratio"/> (BK0204: not both).
    /// </summary>
    public int Kept { get; set; }
}
