using System;

namespace BalancedKernels.Tests.Reference;

public sealed class ErrorFunctionTests
{
    // Abramowitz and Stegun 1964, table 7.1, and for larger arguments 1 - erfc from table 7.3.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 0.1124629160182849)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(1, 0.8427007929497149)]
    [InlineData(1.5, 0.9661051464753108)]
    [InlineData(2, 0.9953222650189527)]
    [InlineData(2.5, 0.9995930479825550)]
    [InlineData(3, 0.9999779095030014)]
    [InlineData(4, 0.9999999845827421)]
    [InlineData(5, 0.9999999999984626)]
    [InlineData(6, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    public void Known_values_agree_to_the_last_places(double x, double erf)
    {
        Assert.Equal(erf, ErrorFunction.Erf(x), 4e-16);
        Assert.Equal(-erf, ErrorFunction.Erf(-x), 4e-16);
    }

    [Fact]
    public void The_series_and_the_fraction_meet_without_a_step()
    {
        // The slope at 2.5 is 2 / sqrt(pi) exp(-6.25) = 0.002178.
        double below = ErrorFunction.Erf(2.5 - 1e-9);
        double above = ErrorFunction.Erf(2.5 + 1e-9);
        Assert.Equal(0.002178284230352711 * 2e-9, above - below, 4e-16);
    }

    [Fact]
    public void NaN_stays_NaN() => Assert.True(double.IsNaN(ErrorFunction.Erf(double.NaN)));

    [Fact]
    public void Small_arguments_keep_their_relative_accuracy() =>
        Assert.Equal(2 / Math.Sqrt(Math.PI), ErrorFunction.Erf(1e-200) / 1e-200, 1e-15);
}
