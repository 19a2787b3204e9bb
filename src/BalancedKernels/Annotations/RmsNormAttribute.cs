using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class an RMS norm: mean square 1 over a sample's features, then a factor for each.
/// </summary>
/// <remarks>
/// <c>[RmsNorm(2048)]</c> maps [batch, 2048] to as many (Zhang and Sennrich, "Root Mean Square Layer Normalization",
/// 2019).
/// </remarks>
/// <param name="features">Numbers of a sample.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RmsNormAttribute(int features) : LayerAttribute
{
    /// <summary>Gets the numbers of a sample.</summary>
    public int Features { get; } = features;

    /// <summary>
    /// Gets or sets what is added to the mean square before its root is taken; 1e-6 by default. Models differ: write
    /// what yours was trained with.
    /// </summary>
    public double Epsilon { get; set; } = 1e-6;
}
