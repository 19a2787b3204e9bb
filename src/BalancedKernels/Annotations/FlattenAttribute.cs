using System;

namespace BalancedKernels;

/// <summary>Makes a partial class a layer that reshapes each sample to a vector.</summary>
/// <remarks>
/// <c>[Flatten(512, 7, 7)]</c> maps [batch, 512, 7, 7] to [batch, 25088]. The order of the values in memory does not
/// change, so a <see cref="SequentialAttribute"/> chain skips the layer.
/// </remarks>
/// <param name="shape">The shape of a sample: one to three sizes, channels first.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FlattenAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>Gets the shape of a sample, channels first.</summary>
    public int[] Shape { get; } = shape;
}
