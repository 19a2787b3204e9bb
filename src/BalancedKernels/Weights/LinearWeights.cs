using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>
/// The weight matrix of a linear layer or of a convolution, in the canonical packed format: the format of files, from
/// which each device packs its own layout.
/// </summary>
/// <remarks>
/// Instances are immutable, so several layers and threads may share one. Values are little-endian, in the layer's
/// weight type. All values and indices were checked when the instance was created.
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

    /// <summary>Gets the number of rows of the matrix.</summary>
    public int Outputs { get; }

    /// <summary>Gets the number of columns of the matrix, without the padding of a ragged last block.</summary>
    public int Inputs { get; }

    /// <summary>Gets the number format of <see cref="Values"/>.</summary>
    public WeightType WeightType { get; }

    /// <summary>
    /// Gets the bytes of the stored weights [outputs, blocks, kept]; [outputs, inputs] for a dense pattern.
    /// </summary>
    public ReadOnlyMemory<byte> Values { get; }

    /// <summary>
    /// Gets the column of each stored weight within its block, [outputs, blocks, kept], distinct and ascending in a
    /// block; empty for a dense pattern. If a ragged last block has fewer columns than kept weights, its spare slots
    /// have the indices of padding columns and the value 0.
    /// </summary>
    public ReadOnlyMemory<byte> Indices { get; }

    /// <summary>Gets the bias [outputs]; empty for a layer without bias.</summary>
    public ReadOnlyMemory<float> Bias { get; }

    /// <summary>Gets whether any weight or bias is NaN or infinite.</summary>
    public bool HasNonFinite { get; }

    /// <summary>Gets the number of weights that are stored per row, spare slots included.</summary>
    public int SlotsPerRow => Pattern.IsDense ? Inputs : Pattern.Slots(Inputs);

    /// <summary>
    /// Loads the weights of a layer from a file. They may be packed, or dense weights that fit the pattern.
    /// </summary>
    /// <param name="weights">The file.</param>
    /// <param name="name">The prefix of the tensor names: <c>fc1</c> for <c>fc1.weight</c> and <c>fc1.bias</c>.</param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="WeightsException">
    /// A tensor is missing, does not fit the layer, or contains values that are rejected.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public static LinearWeights Load(
        SafetensorsFile weights, string name, LinearDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layer);
        return LinearLoader.Load(weights, name, MatrixTensors.ForLayer(name), layer, options);
    }

    /// <summary>
    /// Loads the weights of a convolution from a file. They may be packed, or dense weights that fit the pattern.
    /// </summary>
    /// <param name="weights">
    /// The file. A dense tensor has PyTorch's shape: [outChannels, inChannels / groups, height, width], or
    /// [outChannels, inChannels / groups, length] for a one-dimensional convolution.
    /// </param>
    /// <param name="name">
    /// The prefix of the tensor names: <c>conv1</c> for <c>conv1.weight</c> and <c>conv1.bias</c>.
    /// </param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="WeightsException">
    /// A tensor is missing, does not fit the layer, or contains values that are rejected.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public static LinearWeights Load(
        SafetensorsFile weights, string name, ConvolutionDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layer);
        return LinearLoader.Load(weights, name, MatrixTensors.ForLayer(name, layer), layer.Matrix, options);
    }

    /// <summary>
    /// Loads the weights of a layer with several patterns from a file. Packed weights keep their pattern; dense weights
    /// get the sparsest pattern that they fit.
    /// </summary>
    /// <param name="weights">The file.</param>
    /// <param name="name">The prefix of the tensor names: <c>fc1</c> for <c>fc1.weight</c> and <c>fc1.bias</c>.</param>
    /// <param name="layers">The descriptions of the layer, one per pattern.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="WeightsException">
    /// A tensor is missing, does not fit the layer, or contains values that are rejected.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public static LinearWeights Load(
        SafetensorsFile weights, string name, IReadOnlyList<LinearDescription> layers, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layers);

        ArgumentOutOfRangeException.ThrowIfZero(layers.Count, nameof(layers));
        return LoadTracker.Run(weights, layers[0].Name, name, options, given =>
        {
            PatternSelector selector = new(weights, layers[0].Name, [.. layers.Select(layer => layer.Pattern)]);
            selector.Restrict(MatrixTensors.ForLayer(name), layers[0].Outputs, layers[0].Inputs);
            return Load(weights, name, layers[selector.Select()], given);
        });
    }

    /// <summary>
    /// Loads the weights of a convolution with several patterns from a file. Packed weights keep their pattern; dense
    /// weights get the sparsest pattern that they fit.
    /// </summary>
    /// <param name="weights">
    /// The file. A dense tensor has PyTorch's shape: [outChannels, inChannels / groups, height, width], or
    /// [outChannels, inChannels / groups, length] for a one-dimensional convolution.
    /// </param>
    /// <param name="name">
    /// The prefix of the tensor names: <c>conv1</c> for <c>conv1.weight</c> and <c>conv1.bias</c>.
    /// </param>
    /// <param name="layers">The descriptions of the layer, one per pattern.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="WeightsException">
    /// A tensor is missing, does not fit the layer, or contains values that are rejected.
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
        return LoadTracker.Run(weights, matrix.Name, name, options, given =>
        {
            PatternSelector selector = new(weights, matrix.Name, [.. layers.Select(layer => layer.Pattern)]);
            selector.Restrict(MatrixTensors.ForLayer(name), matrix.Outputs, matrix.Inputs);
            return Load(weights, name, layers[selector.Select()], given);
        });
    }

    /// <summary>Packs a dense matrix that already fits the pattern.</summary>
    /// <param name="dense">[outputs, inputs], row-major, with at most Kept nonzero weights in each block.</param>
    /// <param name="bias">[outputs]; empty for a layer without bias.</param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentException">A length does not match the layer's shape.</exception>
    /// <exception cref="WeightsException">The weights do not fit the pattern, or a value is rejected.</exception>
    public static LinearWeights FromDense(
        ReadOnlySpan<float> dense, ReadOnlySpan<float> bias, LinearDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        CheckLength(dense.Length, (long)layer.Outputs * layer.Inputs, nameof(dense), "[outputs, inputs]", layer);

        options?.ThrowIfNames(layer.Name, nameof(options));
        LinearBuilder builder = new(
            layer, options ?? LoadOptions.Default, new TensorLocation($"the matrix given for layer '{layer.Name}'"));
        for (int row = 0; row < layer.Outputs; row++)
            builder.AddDenseRow(row, dense.Slice(row * layer.Inputs, layer.Inputs));

        return WithBias(builder, bias, layer);
    }

    /// <summary>Creates weights from packed values and indices.</summary>
    /// <param name="values">[outputs, blocks, kept], row-major.</param>
    /// <param name="indices">[outputs, blocks, kept], the columns within a block, distinct and ascending.</param>
    /// <param name="bias">[outputs]; empty for a layer without bias.</param>
    /// <param name="layer">The description of the layer, which must have a sparse pattern.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentException">
    /// A length does not match the layer's shape and pattern, or the layer is dense.
    /// </exception>
    /// <exception cref="WeightsException">
    /// Indices are out of range or not ascending, or a value is rejected.
    /// </exception>
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

        options?.ThrowIfNames(layer.Name, nameof(options));
        TensorLocation location = new($"the matrix given for layer '{layer.Name}'");
        LinearBuilder builder = new(layer, options ?? LoadOptions.Default, location);
        for (int row = 0; row < layer.Outputs; row++)
            builder.AddPackedRow(row, values.Slice(row * slots, slots), indices.Slice(row * slots, slots), location);

        return WithBias(builder, bias, layer);
    }

    /// <summary>Gets a stored weight, converted to float.</summary>
    /// <param name="index">The index of the weight in <see cref="Values"/>, counted in weights.</param>
    public float ValueAt(int index) => StoredFloat.Read(Values.Span, WeightType, index);

    /// <summary>
    /// Gets the column of a stored weight in its row; <see cref="Inputs"/> or more for a spare slot of a ragged last
    /// block.
    /// </summary>
    /// <param name="index">The index of the weight in <see cref="Values"/>, counted in weights.</param>
    public int ColumnAt(int index)
    {
        int slot = index % SlotsPerRow;
        return Pattern.IsDense ? slot : ((slot / Pattern.Kept) * Pattern.Block) + Indices.Span[index];
    }

    /// <summary>Unpacks the stored weights to a dense matrix [outputs, inputs], row-major.</summary>
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

    /// <summary>Gets a range of rows of the matrix, which shares the memory of this instance.</summary>
    internal LinearWeights Rows(int first, int count) => new(this, first, count);

    private static LinearWeights WithBias(LinearBuilder builder, ReadOnlySpan<float> bias, LinearDescription layer)
    {
        if (!(bias.IsEmpty && builder.ProvidesBias))
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
