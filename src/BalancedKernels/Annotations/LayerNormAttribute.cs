using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a layer norm: mean 0 and variance 1 over a sample's features, then a factor and a summand for
/// each.
/// </summary>
/// <remarks>
/// <c>[LayerNorm(768)]</c> maps [batch, 768] to as many (Ba, Kiros and Hinton, "Layer Normalization", 2016).
/// </remarks>
/// <param name="features">Numbers of a sample.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LayerNormAttribute(int features) : LayerAttribute
{
    /// <summary>Gets the numbers of a sample.</summary>
    public int Features { get; } = features;

    /// <summary>
    /// Gets or sets what is added to the variance before its root is taken; 1e-5 by default, as in PyTorch.
    /// </summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Gets or sets whether something is added to each feature after it is scaled; true by default.</summary>
    public bool Bias { get; set; } = true;
}
