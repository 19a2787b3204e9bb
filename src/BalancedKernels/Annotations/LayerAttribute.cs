using System;

namespace BalancedKernels;

/// <summary>What the attributes that say which kind of layer a class is have in common.</summary>
/// <remarks>A class has exactly one of them (BK0104).</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// Gets or sets how the weights are stored in memory; <see cref="WeightType.Float32"/> by default.
    /// </summary>
    public WeightType WeightType { get; set; }

    /// <summary>
    /// Gets or sets which devices kernels are written for; <see cref="KernelTargets.Referenced"/> by default.
    /// </summary>
    public KernelTargets Targets { get; set; }
}
