using System;

namespace BalancedKernels;

/// <summary>Base class of the attributes of recurrent layers.</summary>
/// <param name="inputs">Input features per step, 1 or more.</param>
/// <param name="hidden">Hidden units per layer and direction, 1 or more.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class RecurrentAttribute(int inputs, int hidden) : LayerAttribute
{
    /// <summary>Gets the number of input features per step.</summary>
    public int Inputs { get; } = inputs;

    /// <summary>Gets the number of hidden units per layer and direction.</summary>
    public int Hidden { get; } = hidden;

    /// <summary>
    /// Gets or sets the number of stacked layers, each of which reads the output of the one before it; 1 by default.
    /// </summary>
    public int Layers { get; set; } = 1;

    /// <summary>
    /// Gets or sets whether every layer also processes the sequence backward. The backward outputs follow the forward
    /// outputs of each step: [forward hidden, backward hidden].
    /// </summary>
    public bool Bidirectional { get; set; }

    /// <summary>Gets or sets whether each gate matrix has a bias [gates * hidden]; true by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// Gets or sets whether the layer has kernels for dense weights in addition to those of its
    /// <see cref="BalancedSparseAttribute"/> patterns; false by default. A layer without that attribute is always
    /// dense.
    /// </summary>
    public bool Dense { get; set; }
}
