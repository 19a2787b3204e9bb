using System;

namespace BalancedKernels;

/// <summary>Makes a partial class a layer that is an activation by itself.</summary>
/// <remarks>
/// <c>[Activation(Activation.Relu, 64, 56, 56)]</c> maps [batch, 64, 56, 56] to as many. Behind a layer with weights it
/// is cheaper as that layer's own <c>Activation</c>: the numbers are at hand there.
/// </remarks>
/// <param name="activation">What is done to each number.</param>
/// <param name="shape">One to three sizes of a sample, channels first.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivationAttribute(Activation activation, params int[] shape) : LayerAttribute
{
    /// <summary>Gets what is done to each number.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>Gets the sizes of a sample, channels first.</summary>
    public int[] Shape { get; } = shape;
}
