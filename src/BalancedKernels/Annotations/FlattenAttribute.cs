using System;

namespace BalancedKernels;

/// <summary>Makes a partial class a layer that gives a sample's numbers as one vector.</summary>
/// <remarks>
/// <c>[Flatten(512, 7, 7)]</c> maps [batch, 512, 7, 7] to [batch, 25088]. The numbers stand in that order already:
/// in a <see cref="SequentialAttribute"/> nothing is done.
/// </remarks>
/// <param name="shape">One to three sizes, channels first.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FlattenAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>Gets the sizes of a sample, channels first.</summary>
    public int[] Shape { get; } = shape;
}
