using System;
using System.Globalization;

namespace BalancedKernels;

/// <summary>Builds <see cref="LinearWeights"/> row by row, and checks every value and index.</summary>
internal sealed class LinearBuilder
{
    private readonly LinearDescription layer;
    private readonly ScaleShift? batchNorm;
    private readonly BalancedPattern pattern;
    private readonly bool allowNonFinite;
    private readonly TensorLocation location;
    private readonly int slotsPerRow;
    private readonly byte[] values;
    private readonly byte[] indices;
    private bool hasNonFinite;
    private long overfullBlocks;
    private string? firstOverfull;

    /// <param name="layer">The description of the layer.</param>
    /// <param name="options">Options for loading.</param>
    /// <param name="location">The origin of the values, for messages.</param>
    public LinearBuilder(LinearDescription layer, LoadOptions options, TensorLocation location)
    {
        this.layer = layer;
        this.location = location;
        pattern = layer.Pattern;
        allowNonFinite = options.AllowNonFinite;
        batchNorm = options.BatchNorm;
        batchNorm?.CheckFold(layer);
        slotsPerRow = pattern.IsDense ? layer.Inputs : pattern.Slots(layer.Inputs);

        long slots = (long)layer.Outputs * slotsPerRow;
        long bytes = slots * ValueFormat.Of(layer.WeightType).Bytes;
        if (bytes > Array.MaxLength)
            throw new WeightsException(
                $"{location.Source}: layer '{layer.Name}' stores {bytes} bytes of weights; {Array.MaxLength} is the most.");

        values = new byte[bytes];
        indices = new byte[pattern.IsDense ? 0 : slots];
    }

    /// <summary>Gets whether a batch normalization provides the bias if none is given.</summary>
    public bool ProvidesBias => batchNorm is not null;

    public void AddDenseRow(int row, ReadOnlySpan<float> weights)
    {
        if (pattern.IsDense)
        {
            for (int column = 0; column < weights.Length; column++)
                Store((row * slotsPerRow) + column, weights[column], row, column, ((long)row * layer.Inputs) + column);

            return;
        }

        for (int block = 0; block < pattern.Blocks(layer.Inputs); block++)
            AddDenseBlock(row, block, weights);
    }

    public void AddPackedRow(
        int row, ReadOnlySpan<float> weights, ReadOnlySpan<byte> columns, TensorLocation columnsLocation)
    {
        for (int block = 0; block < pattern.Blocks(layer.Inputs); block++)
        {
            int first = block * pattern.Kept;
            ReadOnlySpan<byte> blockColumns = columns.Slice(first, pattern.Kept);
            PackedBlock.Check(layer, row, block, weights.Slice(first, pattern.Kept), blockColumns, columnsLocation);

            int at = (row * slotsPerRow) + first;
            blockColumns.CopyTo(indices.AsSpan(at));
            for (int slot = 0; slot < pattern.Kept; slot++)
                Store(at + slot, weights[first + slot], row, (block * pattern.Block) + blockColumns[slot], at + slot);
        }
    }

    /// <summary>Adds the bias and returns the weights.</summary>
    /// <exception cref="WeightsException">Dense weights did not fit the pattern, or a bias is rejected.</exception>
    public LinearWeights Build(ReadOnlySpan<float> bias, TensorLocation biasLocation)
    {
        if (firstOverfull is not null)
        {
            long blocks = (long)layer.Outputs * pattern.Blocks(layer.Inputs);
            throw new WeightsException(
                $"{location.Source} does not fit {pattern} of layer '{layer.Name}': {overfullBlocks} of {blocks} blocks have more than {pattern.Kept} nonzero weights, "
                + $"the first in {firstOverfull}. Prune them first (BalancedKernels.Pruning), or compile the layer for another pattern.");
        }

        float[] biases = batchNorm is null ? bias.ToArray() : batchNorm.FoldBias(bias);
        for (int row = 0; row < biases.Length; row++)
        {
            if (!float.IsFinite(biases[row]))
                AcceptNonFinite(
                    biases[row], biasLocation.Describe(string.Create(CultureInfo.InvariantCulture, $"[{row}]"), row));
        }

        return new LinearWeights(layer, values, indices, biases, hasNonFinite);
    }

    private void AddDenseBlock(int row, int block, ReadOnlySpan<float> weights)
    {
        int first = block * pattern.Block;
        ReadOnlySpan<float> columns = weights[first..Math.Min(first + pattern.Block, weights.Length)];

        // -0.0 equals 0 and is not counted. NaN equals nothing, so it takes a slot and is found in Store.
        int nonzeros = columns.Length - columns.Count(0f);
        if (nonzeros > pattern.Kept)
        {
            overfullBlocks++;
            firstOverfull ??= $"row {row}, block {block} (columns {first}..{first + columns.Length - 1}) with {nonzeros}";
            return;
        }

        int spare = pattern.Kept - nonzeros;
        int slot = (row * slotsPerRow) + (block * pattern.Kept);
        int end = slot + pattern.Kept;
        for (int column = 0; slot < end; column++)
        {
            float weight = column < columns.Length ? columns[column] : 0;
            if (weight == 0 && spare-- <= 0)
                continue;

            indices[slot] = (byte)column;
            Store(slot++, weight == 0 ? 0 : weight, row, first + column, ((long)row * layer.Inputs) + first + column);
        }
    }

    private void Store(int slot, float value, int row, int column, long element)
    {
        if (batchNorm is not null)
            value *= batchNorm.Scale.Span[row];

        if (!float.IsFinite(value))
        {
            AcceptNonFinite(value, location.Describe($"[{row}, {column}]", element));
        }
        else if (!float.IsFinite(StoredFloat.Round(value, layer.WeightType)))
        {
            throw new WeightsException(string.Create(
                CultureInfo.InvariantCulture,
                $"{location.Describe($"[{row}, {column}]", element)} is {value}, which is infinite in the {layer.WeightType} of layer '{layer.Name}'; load it in another precision."));
        }

        StoredFloat.Write(values, layer.WeightType, slot, value);
    }

    private void AcceptNonFinite(float value, string where)
    {
        if (!allowNonFinite)
        {
            throw new WeightsException(string.Create(
                CultureInfo.InvariantCulture,
                $"{where} is {value}; load with {nameof(LoadOptions)}.{nameof(LoadOptions.AllowNonFinite)} if that is meant."));
        }

        hasNonFinite = true;
    }
}
