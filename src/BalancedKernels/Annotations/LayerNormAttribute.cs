using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a layer normalization: it scales the features of a sample to mean 0 and variance 1, then
/// applies a scale and a shift per feature.
/// </summary>
/// <remarks>
/// <c>[LayerNorm(768)]</c> maps [batch, 768] to the same shape (Ba, Kiros and Hinton, "Layer Normalization", 2016).
/// </remarks>
/// <param name="features">Features per sample.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LayerNormAttribute(int features) : LayerAttribute
{
    /// <summary>Gets the number of features per sample.</summary>
    public int Features { get; } = features;

    /// <summary>
    /// Gets or sets the constant that is added to the variance before the square root; 1e-5 by default, as in PyTorch.
    /// </summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Gets or sets whether a shift is added to each feature after scaling; true by default.</summary>
    public bool Bias { get; set; } = true;
}
