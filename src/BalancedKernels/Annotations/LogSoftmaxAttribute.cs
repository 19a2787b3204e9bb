using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a log-softmax layer over the features of a sample: <c>x - log(sum(exp(x)))</c>.
/// </summary>
/// <remarks><c>[LogSoftmax(1000)]</c> maps [batch, 1000] to the same shape. Large inputs do not overflow.</remarks>
/// <param name="features">Features per sample.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LogSoftmaxAttribute(int features) : LayerAttribute
{
    /// <summary>Gets the number of features per sample.</summary>
    public int Features { get; } = features;
}
