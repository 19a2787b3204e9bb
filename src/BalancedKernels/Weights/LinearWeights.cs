using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>
/// The weight matrix of a linear layer or of a convolution in its canonical packed form: what files hold, and what
/// devices pack from.
/// </summary>
/// <remarks>
/// Immutable, so one instance may serve several layers and threads. Numbers are little-endian, in the
/// layer's precision. Every number was checked when the instance was made.
/// </remarks>
public sealed class LinearWeights
{
    internal LinearWeights(LinearDescription layer, byte[] values, byte[] indices, float[] bias, bool hasNonFinite)
    {
        Pattern = layer.Pattern;
        Outputs = layer.Outputs;
        Inputs = layer.Inputs;
        WeightType = layer.WeightType;
        Values = values;
        Indices = indices;
        Bias = bias;
        HasNonFinite = hasNonFinite;
    }

    private LinearWeights(LinearWeights all, int firstRow, int rows)
    {
        int first = firstRow * all.SlotsPerRow;
        int slots = rows * all.SlotsPerRow;
        int bytes = ValueFormat.Of(all.WeightType).Bytes;
        Pattern = all.Pattern;
        Outputs = rows;
        Inputs = all.Inputs;
        WeightType = all.WeightType;
        Values = all.Values.Slice(first * bytes, slots * bytes);
        Indices = all.Indices.IsEmpty ? all.Indices : all.Indices.Slice(first, slots);
        Bias = all.Bias.IsEmpty ? all.Bias : all.Bias.Slice(firstRow, rows);
        HasNonFinite = all.HasNonFinite;
    }

    /// <summary>Gets the sparsity pattern.</summary>
    public BalancedPattern Pattern { get; }

    /// <summary>Gets the rows of the matrix.</summary>
    public int Outputs { get; }

    /// <summary>Gets the columns of the matrix, without the padding of a ragged last block.</summary>
    public int Inputs { get; }

    /// <summary>Gets how each number of <see cref="Values"/> is stored.</summary>
    public WeightType WeightType { get; }

    /// <summary>Gets the stored weights [outputs, blocks, kept]; [outputs, inputs] for a dense pattern.</summary>
    public ReadOnlyMemory<byte> Values { get; }

    /// <summary>
    /// Gets the columns inside their block [outputs, blocks, kept], distinct and ascending; empty for a dense
    /// pattern. In a ragged last block with fewer columns than kept weights, the last ones name
    /// columns of the padding, whose value is 0.
    /// </summary>
    public ReadOnlyMemory<byte> Indices { get; }

    /// <summary>Gets the bias [outputs]; empty without one.</summary>
    public ReadOnlyMemory<float> Bias { get; }

    /// <summary>Gets whether a weight or a bias is NaN or infinite.</summary>
    public bool HasNonFinite { get; }

    /// <summary>Gets how many weights are stored for one row, spare slots included.</summary>
    public int SlotsPerRow => Pattern.IsDense ? Inputs : Pattern.Slots(Inputs);

    /// <summary>Reads a layer's weights from a file: packed, or dense that fits the pattern already.</summary>
    /// <param name="weights">The file.</param>
    /// <param name="name">
    /// What the tensors' names begin with: <c>fc1</c> for <c>fc1.weight</c> and <c>fc1.bias</c>.
    /// </param>
    /// <param name="layer">What the layer was compiled for.</param>
    /// <param name="options">What to let pass; <see cref="LoadOptions.Default"/> when not given.</param>
    /// <exception cref="WeightsException">
    /// A tensor is missing, does not fit the layer, or holds numbers that are refused.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public static LinearWeights Load(
        SafetensorsFile weights, string name, LinearDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layer);
        return LinearLoader.Load(weights, name, MatrixTensors.Of(name), layer, options);
    }

    /// <summary>Reads a convolution's weights from a file: packed, or dense that fits the pattern already.</summary>
    /// <param name="weights">
    /// The file; a dense tensor has the shape [outChannels, inChannels / groups, height, width] of PyTorch, without the
    /// height in one dimension.
    /// </param>
    /// <param name="name">
    /// What the tensors' names begin with: <c>conv1</c> for <c>conv1.weight</c> and <c>conv1.bias</c>.
    /// </param>
    /// <param name="layer">What the layer was compiled for.</param>
    /// <param name="options">What to let pass; <see cref="LoadOptions.Default"/> when not given.</param>
    /// <exception cref="WeightsException">
    /// A tensor is missing, does not fit the layer, or holds numbers that are refused.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public static LinearWeights Load(
        SafetensorsFile weights, string name, ConvolutionDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layer);
        return LinearLoader.Load(weights, name, MatrixTensors.Of(name, layer), layer.Matrix, options);
    }

    /// <summary>
    /// Reads the weights of a layer with several patterns from a file, in the pattern that they are packed in; dense
    /// ones in the sparsest that they fit.
    /// </summary>
    /// <param name="weights">The file.</param>
    /// <param name="name">
    /// What the tensors' names begin with: <c>fc1</c> for <c>fc1.weight</c> and <c>fc1.bias</c>.
    /// </param>
    /// <param name="layers">What the layer was compiled for: a description for each pattern.</param>
    /// <param name="options">What to let pass; <see cref="LoadOptions.Default"/> when not given.</param>
    /// <exception cref="WeightsException">
    /// A tensor is missing, does not fit the layer, or holds numbers that are refused.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public static LinearWeights Load(
        SafetensorsFile weights, string name, IReadOnlyList<LinearDescription> layers, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layers);

        ArgumentOutOfRangeException.ThrowIfZero(layers.Count, nameof(layers));
        return LoadSearch.Run(weights, layers[0].Name, name, options, given =>
        {
            PatternChoice choice = new(weights, layers[0].Name, [.. layers.Select(layer => layer.Pattern)]);
            choice.Restrict(MatrixTensors.Of(name), layers[0].Outputs, layers[0].Inputs);
            return Load(weights, name, layers[choice.Choose()], given);
        });
    }

    /// <summary>
    /// Reads the weights of a convolution with several patterns from a file, in the pattern that they are packed in;
    /// dense ones in the sparsest that they fit.
    /// </summary>
    /// <param name="weights">
    /// The file; a dense tensor has the shape [outChannels, inChannels / groups, height, width] of PyTorch, without the
    /// height in one dimension.
    /// </param>
    /// <param name="name">
    /// What the tensors' names begin with: <c>conv1</c> for <c>conv1.weight</c> and <c>conv1.bias</c>.
    /// </param>
    /// <param name="layers">What the layer was compiled for: a description for each pattern.</param>
    /// <param name="options">What to let pass; <see cref="LoadOptions.Default"/> when not given.</param>
    /// <exception cref="WeightsException">
    /// A tensor is missing, does not fit the layer, or holds numbers that are refused.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public static LinearWeights Load(
        SafetensorsFile weights, string name, IReadOnlyList<ConvolutionDescription> layers, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layers);

        ArgumentOutOfRangeException.ThrowIfZero(layers.Count, nameof(layers));
        LinearDescription matrix = layers[0].Matrix;
        return LoadSearch.Run(weights, matrix.Name, name, options, given =>
        {
            PatternChoice choice = new(weights, matrix.Name, [.. layers.Select(layer => layer.Pattern)]);
            choice.Restrict(MatrixTensors.Of(name), matrix.Outputs, matrix.Inputs);
            return Load(weights, name, layers[choice.Choose()], given);
        });
    }

    /// <summary>Packs a dense matrix that fits the pattern already.</summary>
    /// <param name="dense">[outputs, inputs], row-major, with at most Kept nonzero weights in each block.</param>
    /// <param name="bias">[outputs]; empty for a layer without bias.</param>
    /// <param name="layer">What the layer was compiled for.</param>
    /// <param name="options">What to let pass; <see cref="LoadOptions.Default"/> when not given.</param>
    /// <exception cref="ArgumentException">A length is not what the layer's shape says.</exception>
    /// <exception cref="WeightsException">The weights do not fit the pattern, or a number is refused.</exception>
    public static LinearWeights FromDense(
        ReadOnlySpan<float> dense, ReadOnlySpan<float> bias, LinearDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        CheckLength(dense.Length, (long)layer.Outputs * layer.Inputs, nameof(dense), "[outputs, inputs]", layer);

        options?.RefuseNames(layer.Name, nameof(options));
        LinearBuilder builder = new(
            layer, options ?? LoadOptions.Default, new TensorLocation($"the matrix given for layer '{layer.Name}'"));
        for (int row = 0; row < layer.Outputs; row++)
            builder.AddDenseRow(row, dense.Slice(row * layer.Inputs, layer.Inputs));

        return WithBias(builder, bias, layer);
    }

    /// <summary>Takes weights that are packed already.</summary>
    /// <param name="values">[outputs, blocks, kept], row-major.</param>
    /// <param name="indices">[outputs, blocks, kept], distinct and ascending inside a block.</param>
    /// <param name="bias">[outputs]; empty for a layer without bias.</param>
    /// <param name="layer">What the layer was compiled for; its pattern is not dense.</param>
    /// <param name="options">What to let pass; <see cref="LoadOptions.Default"/> when not given.</param>
    /// <exception cref="ArgumentException">
    /// A length is not what the layer's shape and pattern say, or the layer is dense.
    /// </exception>
    /// <exception cref="WeightsException">Indices are out of range or order, or a number is refused.</exception>
    public static LinearWeights FromPacked(
        ReadOnlySpan<float> values,
        ReadOnlySpan<byte> indices,
        ReadOnlySpan<float> bias,
        LinearDescription layer,
        LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer.Pattern.IsDense)
            throw new ArgumentException(
                $"Layer '{layer.Name}' is dense: it has no indices; use {nameof(FromDense)}.", nameof(layer));

        int slots = layer.Pattern.Slots(layer.Inputs);
        CheckLength(values.Length, (long)layer.Outputs * slots, nameof(values), "[outputs, blocks, kept]", layer);
        CheckLength(indices.Length, (long)layer.Outputs * slots, nameof(indices), "[outputs, blocks, kept]", layer);

        options?.RefuseNames(layer.Name, nameof(options));
        TensorLocation place = new($"the matrix given for layer '{layer.Name}'");
        LinearBuilder builder = new(layer, options ?? LoadOptions.Default, place);
        for (int row = 0; row < layer.Outputs; row++)
            builder.AddPackedRow(row, values.Slice(row * slots, slots), indices.Slice(row * slots, slots), place);

        return WithBias(builder, bias, layer);
    }

    /// <summary>Gets a stored weight as a float.</summary>
    /// <param name="index">Where it stands in <see cref="Values"/>, counted in weights.</param>
    public float ValueAt(int index) => StoredFloat.Read(Values.Span, WeightType, index);

    /// <summary>
    /// Gets the column of a stored weight; <see cref="Inputs"/> or more for a spare slot of a ragged last block.
    /// </summary>
    /// <param name="index">Where it stands in <see cref="Values"/>, counted in weights.</param>
    public int ColumnAt(int index)
    {
        int slot = index % SlotsPerRow;
        return Pattern.IsDense ? slot : ((slot / Pattern.Kept) * Pattern.Block) + Indices.Span[index];
    }

    /// <summary>Unpacks to a dense matrix [outputs, inputs], row-major, of the weights as they are stored.</summary>
    public float[] ToDense()
    {
        float[] dense = new float[checked(Outputs * Inputs)];
        for (int i = 0; i < Outputs * SlotsPerRow; i++)
        {
            if (ColumnAt(i) < Inputs)
                dense[((i / SlotsPerRow) * Inputs) + ColumnAt(i)] = ValueAt(i);
        }

        return dense;
    }

    /// <summary>Gets some rows of the matrix, as weights of their own.</summary>
    internal LinearWeights Rows(int first, int count) => new(this, first, count);

    private static LinearWeights WithBias(LinearBuilder builder, ReadOnlySpan<float> bias, LinearDescription layer)
    {
        if (!(bias.IsEmpty && builder.MakesBias))
            CheckLength(
                bias.Length, layer.Bias ? layer.Outputs : 0, nameof(bias), layer.Bias ? "[outputs]" : "no bias", layer);

        return builder.Build(bias, new TensorLocation($"the bias given for layer '{layer.Name}'"));
    }

    private static void CheckLength(int length, long expected, string parameter, string shape, LinearDescription layer)
    {
        if (length != expected)
        {
            throw new ArgumentException(
                $"Layer '{layer.Name}' ({layer.Inputs} inputs, {layer.Outputs} outputs, pattern {layer.Pattern}) needs {expected} numbers, {shape}; {length} were given.",
                parameter);
        }
    }
}
