using System;

namespace BalancedKernels;

/// <summary>What the attributes of recurrent layers have in common.</summary>
/// <param name="inputs">Numbers of one step of one sample, 1 or more.</param>
/// <param name="hidden">Units of a layer in one direction, 1 or more.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class RecurrentAttribute(int inputs, int hidden) : LayerAttribute
{
    /// <summary>Gets the numbers of one step of one sample.</summary>
    public int Inputs { get; } = inputs;

    /// <summary>Gets the units of a layer in one direction.</summary>
    public int Hidden { get; } = hidden;

    /// <summary>
    /// Gets or sets how many layers stand one on the other, each reading what the one before it gives; 1 by default.
    /// </summary>
    public int Layers { get; set; } = 1;

    /// <summary>
    /// Gets or sets whether every layer also goes through the sequence from its end; its outputs stand behind the
    /// others, unit by unit.
    /// </summary>
    public bool Bidirectional { get; set; }

    /// <summary>Gets or sets whether each gate matrix has a bias [gates * hidden]; true by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// Gets or sets whether the layer also has kernels for dense weights, beside those of its
    /// <see cref="BalancedSparseAttribute"/>s; false by default. A layer without such an attribute is dense in any
    /// case.
    /// </summary>
    public bool Dense { get; set; }
}
