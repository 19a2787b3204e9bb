using System;

namespace BalancedKernels.Tests.Weights;

public sealed class RefusedWeightsTests
{
    private static readonly LoadOptions NonFinite = new() { AllowNonFinite = true };

    [Fact]
    public void Dense_weights_that_do_not_fit_are_counted_and_the_first_place_is_named()
    {
        // Two rows of two blocks of 4 that keep 2; block 1 of row 0 and both of row 1 are too full.
        float[] dense = [1, 0, 2, 0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7, 0];

        Assert.Equal(
            "the matrix given for layer 'Hidden1' does not fit 4:2 of layer 'Hidden1': 3 of 4 blocks have more than 2 nonzero weights, "
            + "the first in row 0, block 1 (columns 4..7) with 3. Prune them first (BalancedKernels.Pruning), or compile the layer for another pattern.",
            ErrorOf(() => LinearWeights.FromDense(dense, [], Layers.Of(8, 2, 4, 2))));
    }

    [Fact]
    public void A_ragged_block_that_is_too_full_names_its_real_columns() => Assert.Contains(
        "1 of 2 blocks have more than 1 nonzero weights, the first in row 0, block 1 (columns 4..5) with 2.",
        ErrorOf(() => LinearWeights.FromDense([1, 0, 0, 0, 1, 1], [], Layers.Of(6, 1, 4, 1))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void A_weight_that_is_not_finite_is_named_and_refused_unless_asked_for(float weight, string shown)
    {
        float[] dense = [1, 0, 0, 0, 0, weight];
        LinearDescription layer = Layers.Of(3, 2, 4, 2);

        Assert.Equal(
            $"the matrix given for layer 'Hidden1' at [1, 2] is {shown}; load with LoadOptions.AllowNonFinite if that is meant.",
            ErrorOf(() => LinearWeights.FromDense(dense, [], layer)));

        LinearWeights weights = LinearWeights.FromDense(dense, [], layer, NonFinite);
        Assert.True(weights.HasNonFinite);
        Assert.Equal(weight, weights.ToDense()[5]);
    }

    [Fact]
    public void A_bias_that_is_not_finite_is_named_and_refused_unless_asked_for()
    {
        LinearDescription layer = Layers.Of(2, 2, 2, 1, bias: true);

        Assert.Equal(
            "the bias given for layer 'Hidden1' at [1] is NaN; load with LoadOptions.AllowNonFinite if that is meant.",
            ErrorOf(() => LinearWeights.FromDense(new float[4], [0, float.NaN], layer)));
        Assert.True(LinearWeights.FromDense(new float[4], [0, float.NaN], layer, NonFinite).HasNonFinite);
        Assert.False(LinearWeights.FromDense(new float[4], [0, 1], layer, NonFinite).HasNonFinite);
    }

    [Theory]
    [InlineData(WeightType.Float16, 65520f, "65520")]
    [InlineData(WeightType.BFloat16, float.MaxValue, "3.4028235E+38")]
    public void A_weight_that_overflows_16_bits_is_refused_even_where_infinity_is_not(
        WeightType precision, float weight, string shown)
    {
        foreach (LoadOptions options in (LoadOptions[])[LoadOptions.Default, NonFinite])
        {
            Assert.Equal(
                $"the matrix given for layer 'Hidden1' at [0, 1] is {shown}, which is infinite in the {precision} of layer 'Hidden1'; load it in another precision.",
                ErrorOf(() => LinearWeights.FromDense([0, weight], [], Layers.Of(2, 1, 2, 1, precision), options)));
        }
    }

    [Theory]
    [InlineData(new byte[] { 0, 4, 0, 1 }, "[0, 0, 1] names column 4: a block of 4:2 has columns 0 to 3")]
    [InlineData(new byte[] { 2, 2, 0, 1 }, "[0, 0, 1] names column 2: the slot before it names the same column")]
    [
        InlineData(
            new byte[] { 3, 1, 0, 1 },
            "[0, 0, 1] names column 1: the slot before it names column 3, and columns ascend")]
    [
        InlineData(
            new byte[] { 0, 1, 2, 3 },
            "[0, 1, 0] names column 2: the last block has 1 columns, and padding is named only when they are used up")]
    [
        InlineData(
            new byte[] { 0, 1, 0, 1 },
            "[0, 1, 1] names column 1: that is padding after the 1 columns of the last block, whose value is 0 and not 4")]
    public void Indices_that_break_a_rule_are_named(byte[] indices, string error) => Assert.Equal(
        $"the matrix given for layer 'Hidden1' at {error}.",
        ErrorOf(() => LinearWeights.FromPacked([1, 2, 3, 4], indices, [], Layers.Of(5, 1, 4, 2))));

    [Fact]
    public void Lengths_that_do_not_fit_the_layer_are_refused()
    {
        LinearDescription layer = Layers.Of(5, 2, 4, 2, bias: true);

        Assert.StartsWith(
            "Layer 'Hidden1' (5 inputs, 2 outputs, pattern 4:2) needs 10 numbers, [outputs, inputs]; 9 were given.",
            Assert.Throws<ArgumentException>(() => LinearWeights.FromDense(new float[9], new float[2], layer)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Layer 'Hidden1' (5 inputs, 2 outputs, pattern 4:2) needs 2 numbers, [outputs]; 0 were given.",
            Assert.Throws<ArgumentException>(() => LinearWeights.FromDense(new float[10], [], layer)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Layer 'Hidden1' (5 inputs, 2 outputs, pattern 4:2) needs 0 numbers, no bias; 2 were given.",
            Assert.Throws<ArgumentException>(() =>
                LinearWeights.FromDense(new float[10], new float[2], layer with { Bias = false })).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Layer 'Hidden1' (5 inputs, 2 outputs, pattern 4:2) needs 8 numbers, [outputs, blocks, kept]; 7 were given.",
            Assert.Throws<ArgumentException>(() =>
                LinearWeights.FromPacked(new float[8], new byte[7], new float[2], layer)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_dense_layer_takes_no_packed_weights() => Assert.StartsWith(
        "Layer 'Hidden1' is dense: it has no indices; use FromDense.",
        Assert.Throws<ArgumentException>(() => LinearWeights.FromPacked([1], [0], [], Layers.Of(1, 1, 2, 2))).Message,
        StringComparison.Ordinal);

    private static string ErrorOf(Func<LinearWeights> load) => Assert.Throws<WeightsException>(load).Message;
}
