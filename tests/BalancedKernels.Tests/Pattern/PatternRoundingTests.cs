using System;

namespace BalancedKernels.Tests.Pattern;

public sealed class PatternRoundingTests
{
    [Fact]
    public void Every_block_and_every_hundredth_round_as_in_exact_arithmetic()
    {
        for (int block = BalancedPattern.MinBlock; block <= BalancedPattern.MaxBlock; block++)
        {
            for (int hundredths = 0; hundredths < 100; hundredths++)
            {
                // round(block * (100 - h) / 100), ties away from zero, in whole numbers.
                int exact = ((2 * block * (100 - hundredths)) + 100) / 200;
                int kept = BalancedPattern.FromRatio(block, hundredths / 100.0).Kept;

                Assert.True(
                    kept == Math.Max(1, exact), $"block {block}, ratio {hundredths}/100: kept {kept}, exactly {exact}");
            }
        }
    }

    [Theory]
    [InlineData(32, 0.8, 6)]
    [InlineData(15, 0.9, 2)]
    [InlineData(4, 0.5, 2)]
    [InlineData(8, 0.0, 8)]
    [InlineData(2, 0.99, 1)]
    [InlineData(256, 0.9999999999, 1)]
    [InlineData(32, 5e-324, 32)]
    public void Worked_ratios_keep_what_the_documentation_says(int block, double ratio, int kept) =>
        Assert.Equal(new BalancedPattern(block, kept), BalancedPattern.FromRatio(block, ratio));

    [Theory]
    [InlineData(1.0)]
    [InlineData(-0.01)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_ratio_outside_its_range_is_refused(double ratio)
    {
        ArgumentOutOfRangeException error =
            Assert.Throws<ArgumentOutOfRangeException>(() => BalancedPattern.FromRatio(32, ratio));
        Assert.StartsWith(
            "The share to remove is from 0 up to but not including 1.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(257)]
    [InlineData(-4)]
    public void A_block_outside_its_range_is_refused(int block)
    {
        ArgumentOutOfRangeException error =
            Assert.Throws<ArgumentOutOfRangeException>(() => BalancedPattern.FromRatio(block, 0.5));
        Assert.StartsWith("A block has 2 to 256 weights.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public void A_block_keeps_at_least_one_weight_and_at_most_all(int kept)
    {
        ArgumentOutOfRangeException error =
            Assert.Throws<ArgumentOutOfRangeException>(() => new BalancedPattern(32, kept));
        Assert.StartsWith("A block of 32 keeps 1 to 32 weights.", error.Message, StringComparison.Ordinal);
    }
}
