using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a fully connected layer, <c>y = activation(W x + b)</c>, and has kernels
/// written for exactly its shape when the project is compiled.
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
    /// <summary>Gets the number of inputs: columns of the weight matrix.</summary>
    public int Inputs { get; } = inputs;

    /// <summary>Gets the number of outputs: rows of the weight matrix.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>Gets or sets what is done to each output before it is stored; nothing by default.</summary>
    public Activation Activation { get; set; }

    /// <summary>Gets or sets whether a bias [outputs] is added; true by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// Gets or sets whether the layer also has kernels for dense weights, beside those of its
    /// <see cref="BalancedSparseAttribute"/>s; false by default. A layer without such an attribute is dense in any
    /// case.
    /// </summary>
    public bool Dense { get; set; }
}
