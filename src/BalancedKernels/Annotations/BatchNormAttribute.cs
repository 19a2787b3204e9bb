using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a batch norm with the statistics of training: a factor and a summand for each channel.
/// </summary>
/// <remarks>
/// <c>[BatchNorm(64, 56, 56)]</c> maps [batch, 64, 56, 56] to as many; <c>[BatchNorm(64)]</c> is for vectors. In a
/// <see cref="SequentialAttribute"/> it costs nothing behind a layer that can take it in.
/// </remarks>
/// <param name="shape">The channels, then what each holds: a length, or height and width.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BatchNormAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>Gets the sizes of a sample, channels first.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>
    /// Gets or sets what is added to the variance before its root is taken; 1e-5 by default, as in PyTorch.
    /// </summary>
    public double Epsilon { get; set; } = 1e-5;
}
