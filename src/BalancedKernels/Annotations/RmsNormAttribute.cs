using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class an RMS normalization: it scales the features of a sample to mean square 1, then applies a
/// scale per feature.
/// </summary>
/// <remarks>
/// <c>[RmsNorm(2048)]</c> maps [batch, 2048] to the same shape (Zhang and Sennrich, "Root Mean Square Layer
/// Normalization", 2019).
/// </remarks>
/// <param name="features">Features per sample.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RmsNormAttribute(int features) : LayerAttribute
{
    /// <summary>Gets the number of features per sample.</summary>
    public int Features { get; } = features;

    /// <summary>
    /// Gets or sets the constant that is added to the mean square before the square root; 1e-6 by default. Models
    /// differ: set the value that the model was trained with.
    /// </summary>
    public double Epsilon { get; set; } = 1e-6;
}
