using System;
using System.Linq;
using BalancedKernels.Pruning;
using BalancedKernels.Tests.Pattern;
using BalancedKernels.Tests.Weights;
using CsCheck;

namespace BalancedKernels.Tests.Pruning;

public sealed class MagnitudePruningTests
{
    // Few different magnitudes, so that ties are the rule.
    private static readonly Gen<(BalancedPattern Pattern, float[] Row)> Rows =
        from pattern in PatternGenerator.Any
        from row in Gen.Int[-3, 3].Select(i => (float)i).Array[1, 600]
        select (pattern, row);

    [Fact]
    public void Each_block_keeps_what_a_stable_sort_by_magnitude_puts_first() => Rows.Sample((pattern, row) =>
    {
        float[] expected = new float[row.Length];
        foreach (int[] block in Enumerable.Range(0, row.Length).Chunk(pattern.Block))
        {
            // OrderBy is stable: of equal magnitudes the lower column comes first.
            foreach (int column in block.OrderByDescending(column => Math.Abs(row[column])).Take(pattern.Kept))
                expected[column] = row[column];
        }

        return MagnitudePruning.Prune(row, 1, row.Length, pattern).SequenceEqual(expected);
    });

    [Fact]
    public void What_is_pruned_is_pruned_no_further() => Rows.Sample((pattern, row) =>
    {
        float[] once = MagnitudePruning.Prune(row, 1, row.Length, pattern);
        return MagnitudePruning.Prune(once, 1, row.Length, pattern).SequenceEqual(once);
    });

    [Fact]
    public void Equal_magnitudes_keep_the_lower_columns() => Assert.Equal(
        [-2, 2, 0, 0, 1, -1, 0, 0],
        MagnitudePruning.Prune([-2, 2, 2, -2, 1, -1, 1, 1], 1, 8, new BalancedPattern(4, 2)));

    [Fact]
    public void A_ragged_block_keeps_all_the_columns_it_has() => Assert.Equal(
        [0, 2, 3, 1],
        MagnitudePruning.Prune([1, 2, 3, 1], 1, 4, new BalancedPattern(3, 2)));

    [Fact]
    public void Infinity_is_the_largest_magnitude() => Assert.Equal(
        [0, float.NegativeInfinity],
        MagnitudePruning.Prune([float.MaxValue, float.NegativeInfinity], 1, 2, new BalancedPattern(2, 1)));

    [Fact]
    public void NaN_is_refused_where_it_stands() => Assert.Equal(
        "The weight at [1, 0] is NaN; it has no magnitude to prune by.",
        Assert.Throws<WeightsException>(() =>
            MagnitudePruning.Prune([1, 2, float.NaN, 3], 2, 2, new BalancedPattern(2, 1))).Message);

    [Fact]
    public void A_length_that_is_no_matrix_is_refused() => Assert.StartsWith(
        "2 x 3 weights were expected, 5 were given.",
        Assert.Throws<ArgumentException>(() =>
            MagnitudePruning.Prune(new float[5], 2, 3, new BalancedPattern(2, 1))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_dense_file_is_pruned_packed_saved_and_loaded_again()
    {
        LinearDescription layer = Layers.Of(5, 2, 4, 1, WeightType.Float16, bias: true);
        using SafetensorsFile dense = DenseFile([1, -2, 0.5f, 0, 3, 4, 4, -5, 1, 2]);

        LinearWeights pruned = MagnitudePruning.Prune(dense, "fc1", layer);
        SafetensorsWriter writer = new();
        writer.Add("fc1", pruned);
        using SafetensorsFile packed = RoundTripTests.Reopen(writer);
        LinearWeights loaded = LinearWeights.Load(packed, "fc1", layer);

        Assert.Equal([0, -2, 0, 0, 3, 0, 0, -5, 0, 2], loaded.ToDense());
        Assert.Equal([7f, 8], loaded.Bias.ToArray());
        Assert.True(loaded.Values.Span.SequenceEqual(pruned.Values.Span));
    }

    [Fact]
    public void Memory_and_file_prune_alike()
    {
        LinearDescription layer = Layers.Of(5, 2, 4, 1, bias: true);
        float[] weights = [1, -2, 0.5f, 0, 3, 4, 4, -5, 1, 2];
        using SafetensorsFile dense = DenseFile(weights);

        Assert.Equal(
            MagnitudePruning.Prune(dense, "fc1", layer).ToDense(),
            MagnitudePruning.Prune(weights, [7, 8], layer).ToDense());
    }

    [Fact]
    public void NaN_in_a_file_is_refused_by_file_tensor_and_place_even_where_it_may_be_loaded()
    {
        using SafetensorsFile dense = DenseFile([1, 2, 3, 4, 5, 6, 7, float.NaN, 8, 9]);
        WeightsException error = Assert.Throws<WeightsException>(() =>
            MagnitudePruning.Prune(
                dense, "fc1", Layers.Of(5, 2, 4, 1, bias: true), new LoadOptions { AllowNonFinite = true }));

        Assert.Equal(
            $"memory: tensor 'fc1.weight' at [1, 2] (byte {dense["fc1.weight"].Offset + 28} of the file) is NaN; it has no magnitude to prune by.",
            error.Message);
    }

    [Fact]
    public void A_packed_file_is_not_pruned_again()
    {
        LinearDescription layer = Layers.Of(5, 2, 4, 1, bias: true);
        SafetensorsWriter writer = new();
        writer.Add("fc1", LinearWeights.FromDense(new float[10], new float[2], layer));
        using SafetensorsFile packed = RoundTripTests.Reopen(writer);

        Assert.Equal(
            "memory: tensor 'fc1.weight.values' is pruned and packed already, as 4:1; load it into a layer of that pattern.",
            Assert.Throws<WeightsException>(() => MagnitudePruning.Prune(packed, "fc1", layer)).Message);
    }

    private static SafetensorsFile DenseFile(float[] weights)
    {
        SafetensorsWriter writer = new();
        writer.Add("fc1.weight", weights, [2, 5]);
        writer.Add("fc1.bias", [7, 8], [2]);
        return RoundTripTests.Reopen(writer);
    }
}
