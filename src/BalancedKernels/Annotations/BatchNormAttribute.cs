using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a batch normalization layer for inference: a scale and a shift per channel, from the
/// statistics of training.
/// </summary>
/// <remarks>
/// <c>[BatchNorm(64, 56, 56)]</c> maps [batch, 64, 56, 56] to the same shape; <c>[BatchNorm(64)]</c> is for vectors. In
/// a
/// <see cref="SequentialAttribute"/> it is folded into the weights of the layer before it where that is possible, and
/// then costs nothing.
/// </remarks>
/// <param name="shape">The shape of a sample: channels; channels and length; or channels, height and width.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BatchNormAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>Gets the shape of a sample, channels first.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>
    /// Gets or sets the constant that is added to the variance before the square root; 1e-5 by default, as in PyTorch.
    /// </summary>
    public double Epsilon { get; set; } = 1e-5;
}
