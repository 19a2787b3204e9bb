using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>A recurrent layer's weights in their canonical packed form, pass by pass.</summary>
/// <remarks>
/// Immutable, so one instance may serve several layers and threads. Rows stand gate after gate, as PyTorch orders them.
/// </remarks>
public sealed class RecurrentWeights
{
    internal RecurrentWeights(RecurrentDescription layer, RecurrentPassWeights[] passes)
    {
        Layer = layer;
        Passes = passes;
    }

    /// <summary>Gets the layer that they fit.</summary>
    public RecurrentDescription Layer { get; }

    /// <summary>Gets the weights of each pass: layer after layer, the way there before the way back.</summary>
    public IReadOnlyList<RecurrentPassWeights> Passes { get; }

    /// <summary>Gets whether a weight or a bias is NaN or infinite.</summary>
    public bool HasNonFinite => Passes.Any(pass => pass.Input.HasNonFinite || pass.Hidden.HasNonFinite);

    /// <summary>Reads a layer's weights from a file: packed, or dense that fits the pattern already.</summary>
    /// <param name="weights">The file.</param>
    /// <param name="name">
    /// What the tensors' names begin with: <c>lstm</c> for <c>lstm.weight_ih_l0</c>, <c>lstm.weight_hh_l0</c>,
    /// <c>lstm.bias_ih_l0</c>,
    /// <c>lstm.bias_hh_l0</c>, their likes of later layers, and those of the way back, which end in <c>_reverse</c>.
    /// One layer in one direction may also be called as PyTorch's cells are, <c>lstm.weight_ih</c>.
    /// </param>
    /// <param name="layer">What the layer was compiled for.</param>
    /// <param name="options">What to let pass; <see cref="LoadOptions.Default"/> when not given.</param>
    /// <exception cref="WeightsException">
    /// A tensor is missing, does not fit the layer, or holds numbers that are refused.
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
    /// Reads the weights of a layer with several patterns from a file, all of them in one pattern: the one that they
    /// are packed in, or for dense ones the sparsest that all fit.
    /// </summary>
    /// <param name="weights">The file.</param>
    /// <param name="name">What the tensors' names begin with, as for a layer with one pattern.</param>
    /// <param name="layers">What the layer was compiled for: a description for each pattern.</param>
    /// <param name="options">What to let pass; <see cref="LoadOptions.Default"/> when not given.</param>
    /// <exception cref="WeightsException">
    /// A tensor is missing, does not fit the layer, or holds numbers that are refused.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public static RecurrentWeights Load(
        SafetensorsFile weights, string name, IReadOnlyList<RecurrentDescription> layers, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layers);

        ArgumentOutOfRangeException.ThrowIfZero(layers.Count, nameof(layers));
        return LoadSearch.Run(
            weights, layers[0].Name, name, options, given => Load(
                weights, name, layers[RecurrentLoader.ChoosePattern(weights, name, layers)], given));
    }

    /// <summary>Takes the weights of every pass.</summary>
    /// <param name="passes">Layer after layer, the way there before the way back.</param>
    /// <param name="layer">
    /// What the layer was compiled for; <see cref="RecurrentDescription.InputMatrix"/> and
    /// <see cref="RecurrentDescription.HiddenMatrix"/> say what each matrix has to be.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer passes, or a matrix has another shape, pattern, precision or bias.
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
            $"The {which} weights of pass {pass} of layer '{matrix.Name}' are to have {matrix.Say()}; those given have {LinearDescription.Say(weights)}.", nameof(
                weights));
    }
}
