using System;

namespace BalancedKernels;

/// <summary>Makes a partial class a separate activation layer.</summary>
/// <remarks>
/// <c>[Activation(Activation.Relu, 64, 56, 56)]</c> maps [batch, 64, 56, 56] to the same shape. After a layer with
/// weights, set that layer's <c>Activation</c> instead: its kernel then applies the function before it stores a value,
/// which saves a pass over memory.
/// </remarks>
/// <param name="activation">The function to apply to each value.</param>
/// <param name="shape">The shape of a sample: one to three sizes, channels first.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivationAttribute(Activation activation, params int[] shape) : LayerAttribute
{
    /// <summary>Gets the function that is applied to each value.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>Gets the shape of a sample, channels first.</summary>
    public int[] Shape { get; } = shape;
}
