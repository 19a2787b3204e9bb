using System;
using System.Linq;
using BalancedKernels.Pruning;
using BalancedKernels.Tests.Pattern;
using CsCheck;

namespace BalancedKernels.Tests.Weights;

public sealed class PackingTests
{
    private static readonly Gen<(LinearDescription Layer, float[] Dense)> Pruned =
        from pattern in PatternGenerator.Any
        from inputs in Gen.Int[1, 600]
        from outputs in Gen.Int[1, 3]
        from dense in Gen.Float[-1, 1].Array[inputs * outputs]
        select (
            Layers.Of(inputs, outputs, pattern.Block, pattern.Kept),
            MagnitudePruning.Prune(dense, outputs, inputs, pattern));

    [Fact]
    public void Packing_and_unpacking_is_identity() => Pruned.Sample((layer, dense) =>
        LinearWeights.FromDense(dense, [], layer).ToDense().SequenceEqual(dense));

    [Fact]
    public void Packed_weights_taken_again_are_the_same_bytes() =>
        Pruned.Where(sample => !sample.Layer.Pattern.IsDense).Sample((layer, dense) =>
    {
        LinearWeights once = LinearWeights.FromDense(dense, [], layer);
        float[] values = [.. Enumerable.Range(0, once.Indices.Length).Select(once.ValueAt)];
        LinearWeights again = LinearWeights.FromPacked(values, once.Indices.Span, [], layer);
        return again.Values.Span.SequenceEqual(once.Values.Span) && again.Indices.Span.SequenceEqual(once.Indices.Span);
    });

    [Fact]
    public void Indices_of_a_block_are_distinct_ascending_and_padding_comes_only_when_columns_are_used_up() =>
        Pruned.Sample((layer, dense) =>
    {
        LinearWeights weights = LinearWeights.FromDense(dense, [], layer);
        for (int i = 0; i < weights.Indices.Length; i++)
        {
            int slot = i % layer.Pattern.Kept;
            bool ascends = slot == 0 || weights.ColumnAt(i) > weights.ColumnAt(i - 1);
            bool inBlock = weights.ColumnAt(i) / layer.Pattern.Block == (i % weights.SlotsPerRow) / layer.Pattern.Kept;
            bool spare = weights.ColumnAt(i) < layer.Inputs
                || (slot >= layer.Pattern.LastBlockColumns(layer.Inputs) && weights.ValueAt(i) == 0);
            if (!ascends || !inBlock || !spare)
                return false;
        }

        return true;
    });

    [Fact]
    public void Spare_slots_name_the_lowest_unused_columns()
    {
        // Two blocks of 4 that keep 3: nonzeros at column 2 alone, and at columns 5 and 7.
        LinearWeights weights = LinearWeights.FromDense([0, 0, 9, 0, 0, 6, 0, 8], [], Layers.Of(8, 1, 4, 3));

        Assert.Equal([0, 1, 2, 0, 1, 3], weights.Indices.ToArray());
        Assert.Equal([0f, 0, 9, 0, 6, 8], Values(weights));
    }

    [Fact]
    public void A_ragged_block_with_fewer_columns_than_slots_names_its_padding()
    {
        // 5 columns in blocks of 4 that keep 3: the last block has column 4 and three of padding.
        LinearWeights weights = LinearWeights.FromDense([1, 2, 0, 3, 7], [], Layers.Of(5, 1, 4, 3));

        Assert.Equal([0, 1, 3, 0, 1, 2], weights.Indices.ToArray());
        Assert.Equal([1f, 2, 3, 7, 0, 0], Values(weights));
    }

    [Fact]
    public void Minus_zero_is_no_weight()
    {
        LinearWeights weights = LinearWeights.FromDense([-0f, 5, -0f, -0f], [], Layers.Of(4, 1, 4, 1));

        Assert.Equal([1], weights.Indices.ToArray());
        Assert.Equal(
            0u,
            BitConverter.SingleToUInt32Bits(LinearWeights.FromDense([-0f, -0f], [], Layers.Of(2, 1, 2, 1)).ValueAt(0)));
    }

    [Fact]
    public void A_dense_pattern_stores_rows_as_they_are_and_no_indices()
    {
        LinearWeights weights =
            LinearWeights.FromDense([1, 0, 3, 4, 5, 6], [7, 8], Layers.Of(3, 2, 32, 32, bias: true));

        Assert.Equal([1f, 0, 3, 4, 5, 6], Values(weights));
        Assert.True(weights.Indices.IsEmpty);
        Assert.Equal([7f, 8], weights.Bias.ToArray());
        Assert.Equal(3, weights.SlotsPerRow);
    }

    [Theory]
    [InlineData(WeightType.Float32, 0.1f)]
    [InlineData(WeightType.Float16, 0.099975586f)]
    [InlineData(WeightType.BFloat16, 0.100097656f)]
    public void Values_are_rounded_to_the_precision_of_the_layer(WeightType precision, float stored)
    {
        LinearWeights weights = LinearWeights.FromDense([0.1f, 0], [], Layers.Of(2, 1, 2, 1, precision));

        Assert.Equal(stored, weights.ValueAt(0));
        Assert.Equal(precision == WeightType.Float32 ? 4 : 2, weights.Values.Length);
    }

    private static float[] Values(LinearWeights weights) =>
        [.. Enumerable.Range(0, weights.Outputs * weights.SlotsPerRow).Select(weights.ValueAt)];
}
