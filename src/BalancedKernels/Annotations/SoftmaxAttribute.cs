using System;

namespace BalancedKernels;

/// <summary>Makes a partial class a layer that gives the shares of its features: <c>exp(x) / sum(exp(x))</c>.</summary>
/// <remarks><c>[Softmax(1000)]</c> maps [batch, 1000] to as many. Large numbers do not overflow.</remarks>
/// <param name="features">Numbers of a sample.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SoftmaxAttribute(int features) : LayerAttribute
{
    /// <summary>Gets the numbers of a sample.</summary>
    public int Features { get; } = features;
}
