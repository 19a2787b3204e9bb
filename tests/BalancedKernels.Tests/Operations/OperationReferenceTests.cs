using System;
using System.Linq;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Operations;

/// <summary>The reference itself, against numbers worked out by hand.</summary>
public sealed class OperationReferenceTests
{
    private static readonly float[] Image = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    [Fact]
    public void A_maximum_leaves_padding_out()
    {
        PoolDescription pool =
            new("Pool", PoolKind.Max, new SampleShape(1, 3, 3), new PoolWindow(2, 2, 1), new PoolWindow(2, 2, 1));

        Assert.Equal([-1.0, -2, -4, -5], Values(pool, [-1, -2, -3, -4, -5, -6, -7, -8, -9]));
        Assert.Equal([1.0, 3, 7, 9], Values(pool, Image));
    }

    [Fact]
    public void A_mean_counts_padding_or_does_not()
    {
        PoolDescription pool =
            new("Pool", PoolKind.Average, new SampleShape(1, 3, 3), new PoolWindow(2, 2, 1), new PoolWindow(2, 2, 1));

        Assert.Equal([0.25, 1.25, 2.75, 7], Values(pool, Image));
        Assert.Equal([1.0, 2.5, 5.5, 7], Values(pool with { CountPadding = false }, Image));
    }

    [Fact]
    public void Adaptive_windows_overlap_where_sizes_do_not_divide() =>
        Assert.Equal(
            [1.5, 3, 4.5], Values(new AdaptivePoolDescription("Pool", new SampleShape(1, 5), 1, 3), [1, 2, 3, 4, 5]));

    [Fact]
    public void A_softmax_gives_shares()
    {
        float[] logarithms = [0, MathF.Log(2), MathF.Log(5)];
        double[] shares = Values(new SoftmaxDescription("Softmax", 3, Logarithm: false), logarithms);
        double[] ofLogarithms = Values(new SoftmaxDescription("Softmax", 3, Logarithm: true), logarithms);

        Assert.Equal(0.125, shares[0], 1e-7);
        Assert.Equal(0.25, shares[1], 1e-7);
        Assert.Equal(0.625, shares[2], 1e-7);
        Assert.Equal(Math.Log(0.625), ofLogarithms[2], 1e-7);
    }

    [Fact]
    public void A_layer_norm_has_mean_0_and_variance_1_before_it_is_scaled()
    {
        NormDescription norm = new("Norm", NormKind.Layer, 4, Epsilon: 0.25, Bias: true);
        ScaleShift weights = ScaleShift.From([1, 2, 3, 4], [10, 20, 30, 40]);

        // Mean 3, variance 2: with epsilon, 1 / 1.5.
        Assert.Equal([10 - (2 / 1.5), 20, 30, 40 + (8 / 1.5)], Values(norm, [1, 3, 3, 5], weights));
    }

    [Fact]
    public void An_RMS_norm_takes_no_mean_away()
    {
        NormDescription norm = new("Norm", NormKind.RootMeanSquare, 2, Epsilon: 1.5, Bias: false);

        Assert.Equal([0.5, 3], Values(norm, [1, 2], ScaleShift.From([1, 3], [])));
    }

    [Fact]
    public void A_pixel_shuffle_sets_four_channels_side_by_side() => Assert.Equal(
        [1.0, 3, 2, 4, 5, 7, 6, 8],
        Values(new PixelShuffleDescription("Shuffle", new SampleShape(4, 1, 2), 2), [1, 2, 3, 4, 5, 6, 7, 8]));

    [Fact]
    public void A_batch_norm_is_a_factor_and_a_summand()
    {
        BatchNormDescription norm = new("Norm", new SampleShape(2, 2), Epsilon: 1);
        ScaleShift weights =
            ScaleShift.FromStatistics(weight: [4, 6], bias: [1, 2], mean: [10, 20], variance: [3, 8], norm.Epsilon);

        Assert.Equal([2, 2], weights.Scale.ToArray());
        Assert.Equal([-19, -38], weights.Shift.ToArray());
        Assert.Equal([-17.0, -15, -32, -30], Values(norm, [1, 2, 3, 4], weights));
    }

    [Theory]
    [MemberData(nameof(OperationCases.Names), MemberType = typeof(OperationCases))]
    public void A_bound_lets_no_wrong_number_pass(string name)
    {
        OperationDescription operation = OperationCases.Named(name);
        ReferenceOutput expected = OperationReference.Compute(
            operation, OperationCases.Numbers(operation.Inputs, seed: 6), OperationCases.Weights(operation));
        float[] output = [.. expected.Values.ToArray().Select(value => (float)value)];

        // A thousandth of the largest result is far more than roundings can do in any of these.
        double largest = 0;
        foreach (double value in expected.Values)
            largest = Math.Max(largest, Math.Abs(value));

        int last = output.Length - 1;
        output[last] += (float)(largest / 1000) + 1e-3f;
        Assert.Equal(last, expected.Compare(output).FirstOutside);
        output[last] = float.NaN;
        Assert.Equal(last, expected.Compare(output).FirstOutside);
    }

    private static double[] Values(OperationDescription operation, float[] input, ScaleShift? weights = null) =>
        OperationReference.Compute(operation, input, weights).Values.ToArray();
}
