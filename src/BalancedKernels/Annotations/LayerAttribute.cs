using System;

namespace BalancedKernels;

/// <summary>Base class of the attributes that declare the kind of a layer.</summary>
/// <remarks>A class has exactly one of them (BK0104).</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// Gets or sets the number format that the weights have in memory; <see cref="WeightType.Float32"/> by default.
    /// </summary>
    public WeightType WeightType { get; set; }

    /// <summary>
    /// Gets or sets the devices that kernels are generated for; <see cref="KernelTargets.Referenced"/> by default.
    /// </summary>
    public KernelTargets Targets { get; set; }
}
