using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>The weights of a recurrent layer in the canonical packed format, pass by pass.</summary>
/// <remarks>
/// Instances are immutable, so several layers and threads may share one. Rows are grouped by gate, in PyTorch's order.
/// </remarks>
public sealed class RecurrentWeights
{
    internal RecurrentWeights(RecurrentDescription layer, RecurrentPassWeights[] passes)
    {
        Layer = layer;
        Passes = passes;
    }

    /// <summary>Gets the description of the layer that the weights are for.</summary>
    public RecurrentDescription Layer { get; }

    /// <summary>
    /// Gets the weights of each pass: layer by layer, the forward direction before the backward direction.
    /// </summary>
    public IReadOnlyList<RecurrentPassWeights> Passes { get; }

    /// <summary>Gets whether any weight or bias is NaN or infinite.</summary>
    public bool HasNonFinite => Passes.Any(pass => pass.Input.HasNonFinite || pass.Hidden.HasNonFinite);

    /// <summary>
    /// Loads the weights of a layer from a file. They may be packed, or dense weights that fit the pattern.
    /// </summary>
    /// <param name="weights">The file.</param>
    /// <param name="name">
    /// The prefix of the tensor names: <c>lstm</c> for <c>lstm.weight_ih_l0</c>, <c>lstm.weight_hh_l0</c>,
    /// <c>lstm.bias_ih_l0</c>, <c>lstm.bias_hh_l0</c>, and those of further layers. Names of the backward direction end
    /// in <c>_reverse</c>. The tensors of one layer in one direction may also have the names of PyTorch's cells, such
    /// as <c>lstm.weight_ih</c>.
    /// </param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="WeightsException">
    /// A tensor is missing, does not fit the layer, or contains values that are rejected.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public static RecurrentWeights Load(
        SafetensorsFile weights, string name, RecurrentDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layer);
        return RecurrentLoader.Load(weights, name, layer, options);
    }

    /// <summary>
    /// Loads the weights of a layer with several patterns from a file. All matrices get the same pattern: the pattern
    /// of packed weights, or the sparsest pattern that all dense weights fit.
    /// </summary>
    /// <param name="weights">The file.</param>
    /// <param name="name">The prefix of the tensor names, as for a layer with one pattern.</param>
    /// <param name="layers">The descriptions of the layer, one per pattern.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="WeightsException">
    /// A tensor is missing, does not fit the layer, or contains values that are rejected.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public static RecurrentWeights Load(
        SafetensorsFile weights, string name, IReadOnlyList<RecurrentDescription> layers, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layers);

        ArgumentOutOfRangeException.ThrowIfZero(layers.Count, nameof(layers));
        return LoadTracker.Run(
            weights, layers[0].Name, name, options, given => Load(
                weights, name, layers[RecurrentLoader.SelectPattern(weights, name, layers)], given));
    }

    /// <summary>Creates the weights of a layer from the weights of its passes.</summary>
    /// <param name="passes">The passes, layer by layer, the forward direction before the backward direction.</param>
    /// <param name="layer">
    /// The description of the layer. Its <see cref="RecurrentDescription.InputMatrix"/> and
    /// <see cref="RecurrentDescription.HiddenMatrix"/> describe the required matrices.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The number of passes is wrong, or a matrix has the wrong shape, pattern, weight type or bias.
    /// </exception>
    public static RecurrentWeights FromPasses(IReadOnlyList<RecurrentPassWeights> passes, RecurrentDescription layer)
    {
        ArgumentNullException.ThrowIfNull(passes);
        ArgumentNullException.ThrowIfNull(layer);
        if (passes.Count != layer.Passes)
        {
            throw new ArgumentException(
                $"Layer '{layer.Name}' has {layer.Passes} passes ({layer.Layers} layers in {layer.Directions} directions); weights of {passes.Count} were given.", nameof(
                    passes));
        }

        for (int pass = 0; pass < passes.Count; pass++)
        {
            Check(passes[pass].Input, layer.InputMatrix(pass / layer.Directions), "input", pass);
            Check(passes[pass].Hidden, layer.HiddenMatrix, "hidden", pass);
        }

        return new RecurrentWeights(layer, [.. passes]);
    }

    private static void Check(LinearWeights weights, LinearDescription matrix, string which, int pass)
    {
        if (matrix.Fits(weights))
            return;

        throw new ArgumentException(
            $"The {which} weights of pass {pass} of layer '{matrix.Name}' are to have {matrix.Describe()}; those given have {LinearDescription.Describe(weights)}.", nameof(
                weights));
    }
}
