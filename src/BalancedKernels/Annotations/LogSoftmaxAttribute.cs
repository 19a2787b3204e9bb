using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a layer that gives the logarithms of the shares of its features: <c>x - log(sum(exp(x)))</c>.
/// </summary>
/// <remarks><c>[LogSoftmax(1000)]</c> maps [batch, 1000] to as many. Large numbers do not overflow.</remarks>
/// <param name="features">Numbers of a sample.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LogSoftmaxAttribute(int features) : LayerAttribute
{
    /// <summary>Gets the numbers of a sample.</summary>
    public int Features { get; } = features;
}
