using System;

namespace BalancedKernels;

/// <summary>
/// Gives a layer a balanced sparsity pattern: every block of every row stores the same number of weights. The source
/// generator writes kernels for exactly that pattern.
/// </summary>
/// <remarks>
/// With 128 inputs, <c>Block = 32</c> and <c>Ratio = 0.8</c>, a row is four blocks that keep six
/// weights each. Every row costs 24 multiply-adds, so no thread waits for a longer row.
/// A class may carry the attribute several times, once for each pattern. It then has kernels for each pattern, and the
/// pattern of the loaded weights selects the kernels that run.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class BalancedSparseAttribute : Attribute
{
    /// <summary>
    /// Gets or sets the size of a block: the number of neighbouring weights that are pruned together, 2 to 256; 32 by
    /// default.
    /// </summary>
    public int Block { get; set; } = 32;

    /// <summary>
    /// Gets or sets the ratio: the share of each block to remove, from 0 up to but not including 1; 0.75 by default. It
    /// is rounded to whole weights: 0.8 of 32 removes 26 (BK0201 reports the true ratio).
    /// </summary>
    public double Ratio { get; set; } = 0.75;

    /// <summary>
    /// Gets or sets the number of weights that each block keeps. Set this or <see cref="Ratio"/>, not both (BK0204).
    /// </summary>
    public int Kept { get; set; }
}
