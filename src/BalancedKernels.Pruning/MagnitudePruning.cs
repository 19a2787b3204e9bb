using System;

namespace BalancedKernels.Pruning;

/// <summary>
/// One-shot magnitude pruning: keeps the weights of largest magnitude in every block of every row, without retraining.
/// </summary>
/// <remarks>
/// Source: Yao et al., "Balanced Sparsity for Efficient DNN Inference on GPU", AAAI 2019, algorithm 1
/// (one step of it). The result is deterministic: of equal magnitudes the lower column is kept. A ragged last block
/// keeps as many weights as a full block, or all of its weights if it has fewer.
/// </remarks>
public static class MagnitudePruning
{
    /// <summary>Prunes a dense matrix: sets all weights to zero except the kept ones.</summary>
    /// <param name="dense">[outputs, inputs], row-major.</param>
    /// <param name="outputs">Rows of the matrix, 1 or more.</param>
    /// <param name="inputs">Columns of the matrix, 1 or more.</param>
    /// <param name="pattern">The sparsity pattern of every row.</param>
    /// <returns>[outputs, inputs], row-major: the kept weights unchanged, zeros elsewhere.</returns>
    /// <exception cref="ArgumentException">
    /// The length is not outputs * inputs, or the pattern is <c>default</c>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="WeightsException">A weight is NaN, which has no magnitude.</exception>
    public static float[] Prune(ReadOnlySpan<float> dense, int outputs, int inputs, BalancedPattern pattern)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        pattern.OrThrow(nameof(pattern));
        if (dense.Length != (long)outputs * inputs)
            throw new ArgumentException(
                $"{outputs} x {inputs} weights were expected, {dense.Length} were given.", nameof(dense));

        int nan = dense.IndexOf(float.NaN);
        if (nan >= 0)
            throw new WeightsException(
                $"The weight at [{nan / inputs}, {nan % inputs}] is NaN; it has no magnitude to prune by.");

        float[] pruned = dense.ToArray();
        for (int row = 0; row < outputs; row++)
            PruneRow(pruned.AsSpan(row * inputs, inputs), pattern);

        return pruned;
    }

    /// <summary>
    /// Prunes a dense matrix and packs it for a layer. For a convolution, pass
    /// <see cref="ConvolutionDescription.Matrix"/>.
    /// </summary>
    /// <param name="dense">[outputs, inputs], row-major.</param>
    /// <param name="bias">[outputs]; empty for a layer without bias.</param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentException">A length does not match the layer's shape.</exception>
    /// <exception cref="WeightsException">A weight is NaN, or a value is rejected.</exception>
    public static LinearWeights Prune(
        ReadOnlySpan<float> dense, ReadOnlySpan<float> bias, LinearDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        float[] pruned = Prune(dense, layer.Outputs, layer.Inputs, layer.Pattern);
        return LinearWeights.FromDense(pruned, bias, layer, options);
    }

    /// <summary>Loads the dense weights of a layer from a file, prunes and packs them.</summary>
    /// <param name="weights">The file.</param>
    /// <param name="name">The prefix of the tensor names: <c>fc1</c> for <c>fc1.weight</c> and <c>fc1.bias</c>.</param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="WeightsException">
    /// A tensor is missing, is already packed or does not have the layer's shape, a weight is NaN, or a value is
    /// rejected.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public static LinearWeights Prune(
        SafetensorsFile weights, string name, LinearDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layer);
        return Prune(weights, name, MatrixTensors.ForLayer(name), layer, options);
    }

    /// <summary>Loads the dense weights of a convolution from a file, prunes and packs them.</summary>
    /// <param name="weights">The file.</param>
    /// <param name="name">
    /// The prefix of the tensor names: <c>conv1</c> for <c>conv1.weight</c> and <c>conv1.bias</c>.
    /// </param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="WeightsException">
    /// A tensor is missing, is already packed or does not have the layer's shape, a weight is NaN, or a value is
    /// rejected.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public static LinearWeights Prune(
        SafetensorsFile weights, string name, ConvolutionDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layer);
        return Prune(weights, name, MatrixTensors.ForLayer(name, layer), layer.Matrix, options);
    }

    /// <summary>
    /// Loads the dense weights of a recurrent layer from a file, prunes both gate matrices of every pass and packs
    /// them.
    /// </summary>
    /// <param name="weights">The file.</param>
    /// <param name="name">
    /// The prefix of the tensor names: <c>lstm</c> for <c>lstm.weight_ih_l0</c> and the others of PyTorch.
    /// </param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="WeightsException">
    /// A tensor is missing, is already packed or does not have the layer's shape, a weight is NaN, or a value is
    /// rejected.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public static RecurrentWeights Prune(
        SafetensorsFile weights, string name, RecurrentDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layer);
        return RecurrentLoader.Load(weights, name, layer, options, row => PruneRow(row, layer.Pattern));
    }

    private static LinearWeights Prune(
        SafetensorsFile weights, string name, MatrixTensors names, LinearDescription layer, LoadOptions? options) =>
        LinearLoader.Load(weights, name, names, layer, options, row => PruneRow(row, layer.Pattern));

    private static void PruneRow(Span<float> row, BalancedPattern pattern)
    {
        for (int first = 0; first < row.Length; first += pattern.Block)
            PruneBlock(row[first..Math.Min(first + pattern.Block, row.Length)], pattern.Kept);
    }

    private static void PruneBlock(Span<float> block, int kept)
    {
        // The bits of nonnegative floats have the same order as the floats. The low byte is the complement of the
        // column, so that of equal magnitudes the lower column has the larger key.
        Span<ulong> keys = stackalloc ulong[BalancedPattern.MaxBlock];
        keys = keys[..block.Length];
        for (int column = 0; column < block.Length; column++)
            keys[column] = ((ulong)BitConverter.SingleToUInt32Bits(Math.Abs(block[column])) << 8) | (byte)~column;

        keys.Sort();
        for (int i = 0; i < block.Length - kept; i++)
            block[(byte)~keys[i]] = 0;
    }
}
