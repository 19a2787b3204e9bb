using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a fully connected layer, <c>y = activation(W x + b)</c>. The source generator writes kernels
/// for exactly its shape.
/// </summary>
/// <remarks>
/// <c>[Linear(784, 1024, Activation = Activation.Relu)]</c> maps [batch, 784] to [batch, 1024].
/// Without <see cref="BalancedSparseAttribute"/> the layer is dense.
/// </remarks>
/// <param name="inputs">Columns of the weight matrix, 1 or more.</param>
/// <param name="outputs">Rows of the weight matrix, 1 or more.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LinearAttribute(int inputs, int outputs) : LayerAttribute
{
    /// <summary>Gets the number of inputs, which is the number of columns of the weight matrix.</summary>
    public int Inputs { get; } = inputs;

    /// <summary>Gets the number of outputs, which is the number of rows of the weight matrix.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>
    /// Gets or sets the function that is applied to each output before it is stored; none by default.
    /// </summary>
    public Activation Activation { get; set; }

    /// <summary>Gets or sets whether a bias [outputs] is added; true by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// Gets or sets whether the layer has kernels for dense weights in addition to those of its
    /// <see cref="BalancedSparseAttribute"/> patterns; false by default. A layer without that attribute is always
    /// dense.
    /// </summary>
    public bool Dense { get; set; }
}
