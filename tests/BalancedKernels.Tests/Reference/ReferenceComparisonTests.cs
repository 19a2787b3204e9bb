using System;
using BalancedKernels.Tests.Weights;

namespace BalancedKernels.Tests.Reference;

public sealed class ReferenceComparisonTests
{
    // Outputs 3 and 7; each allows 3 * 2^-24 of its one term.
    private static readonly ReferenceOutput Reference = LinearReference.Compute(
        LinearWeights.FromDense([1, 0, 0, 1], [], Layers.Of(2, 2, 2, 1)), Activation.None, [3, 7]);

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
            LinearWeights weights = LinearWeights.FromDense([weight, 0], [], Layers.Of(2, 1, 2, 1), new LoadOptions { AllowNonFinite = true });
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
    public void Another_length_is_refused() => Assert.StartsWith(
        "2 outputs were expected, 1 were given.",
        Assert.Throws<ArgumentException>(() => Reference.Compare([3])).Message,
        StringComparison.Ordinal);
}
