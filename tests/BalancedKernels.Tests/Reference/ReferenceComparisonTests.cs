using System;
using BalancedKernels.Tests.Weights;

namespace BalancedKernels.Tests.Reference;

public sealed class ReferenceComparisonTests
{
    // Each output allows 3 * 2^-24 of itself, as a product and its sum with a bias do.
    private static readonly ReferenceOutput Reference =
        new(new double[] { 3, 7 }, new double[] { 9.0 / (1 << 24), 21.0 / (1 << 24) });

    [Fact]
    public void The_right_numbers_pass()
    {
        ReferenceComparison comparison = Reference.Compare([3, 7]);
        Assert.True(comparison.IsWithin);
        Assert.Equal(0, comparison.LargestError);
        Assert.Equal(-1, comparison.FirstOutside);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(-12345f)]
    [InlineData(0f)]
    public void A_poisoned_output_never_passes(float poison)
    {
        ReferenceComparison comparison = Reference.Compare([3, poison]);
        Assert.False(comparison.IsWithin);
        Assert.Equal(1, comparison.FirstOutside);
        Assert.Equal(float.IsFinite(poison) ? 7.0 - poison : double.PositiveInfinity, comparison.LargestError);
        Assert.Equal(Reference.Bounds[1], comparison.BoundThere);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(0f)]
    public void Nothing_passes_against_a_reference_that_is_not_finite(float actual)
    {
        foreach (float weight in (float[])[float.NaN, float.PositiveInfinity])
        {
            LinearWeights weights = LinearWeights.FromDense(
                [weight, 0], [], Layers.Of(2, 1, 2, 1), new LoadOptions { AllowNonFinite = true });
            Assert.False(LinearReference.Compute(weights, Activation.None, [1, 1]).Compare([actual]).IsWithin);
        }
    }

    [Fact]
    public void Just_outside_the_bound_fails_and_just_inside_passes()
    {
        // The bound at 7 is 21 * 2^-24, between 2 and 3 units (of 2^-21) in the last place: 2.6.
        Assert.True(Reference.Compare([3, 7 + (2f / (1 << 21))]).IsWithin);
        Assert.False(Reference.Compare([3, 7 + (3f / (1 << 21))]).IsWithin);
    }

    [Fact]
    public void The_largest_share_is_of_the_bound_where_the_error_is()
    {
        // One unit in the last place of 3 is 2^-22, 4/9 of its bound; of 7 it is 2^-21, 8/21.
        Assert.Equal(0, Reference.Compare([3, 7]).LargestShare);
        Assert.Equal(4 / 9.0, Reference.Compare([3 + (1f / (1 << 22)), 7 + (1f / (1 << 21))]).LargestShare, 1e-12);
        Assert.Equal(24 / 21.0, Reference.Compare([3, 7 + (3f / (1 << 21))]).LargestShare, 1e-12);
        Assert.Equal(double.PositiveInfinity, Reference.Compare([3, float.NaN]).LargestShare);
    }

    [Fact]
    public void An_exact_output_is_no_share_of_no_bound_and_another_one_is_outside()
    {
        ReferenceOutput exact = new(new double[] { 3 }, new double[] { 0 });
        Assert.Equal((true, 0), (exact.Compare([3]).IsWithin, exact.Compare([3]).LargestShare));
        Assert.Equal(
            (false, double.PositiveInfinity),
            (exact.Compare([3.0000002f]).IsWithin, exact.Compare([3.0000002f]).LargestShare));
    }

    [Fact]
    public void The_first_results_are_a_reference_of_their_own()
    {
        ReferenceOutput first = Reference.Take(1);
        Assert.True(first.Compare([3]).IsWithin);
        Assert.False(first.Compare([7]).IsWithin);
        Assert.Throws<ArgumentOutOfRangeException>(() => Reference.Take(3));
    }

    [Fact]
    public void Another_length_is_refused() => Assert.StartsWith(
        "2 outputs were expected, 1 were given.",
        Assert.Throws<ArgumentException>(() => Reference.Compare([3])).Message,
        StringComparison.Ordinal);
}
