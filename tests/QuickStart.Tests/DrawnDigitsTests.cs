using System;
using System.Linq;
using QuickStart.Drawing;
using QuickStart.Images;

namespace QuickStart.Tests;

public sealed class DrawnDigitsTests
{
    [Fact]
    public void The_same_seed_draws_the_same_digits()
    {
        byte[] once = new DigitArtist(5).Draw(8);
        Assert.Equal(once, new DigitArtist(5).Draw(8));
        Assert.NotEqual(once, new DigitArtist(6).Draw(8));
    }

    [Fact]
    public void There_are_as_many_of_each_digit_and_the_seed_is_told()
    {
        DigitSet digits = DrawnDigits.Draw(seed: 11);
        Assert.All(digits.Labels.CountBy(label => label), count => Assert.Equal(digits.Count / 10, count.Value));
        Assert.Contains("seed 11", digits.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    [InlineData(5), InlineData(6), InlineData(7), InlineData(8), InlineData(9)]
    public void Ink_is_centred_and_away_from_the_edge(int digit)
    {
        DigitArtist artist = new(digit);
        for (int picture = 0; picture < 20; picture++)
        {
            byte[] pixels = artist.Draw(digit);
            double ink = pixels.Sum(pixel => pixel);
            double column = pixels.Select((pixel, index) => pixel * ((index % 28) + 0.5)).Sum() / ink;
            double row = pixels.Select((pixel, index) => pixel * ((index / 28) + 0.5)).Sum() / ink;

            // The place varies by a pixel; a digit that is heavy at one end may be moved by one more.
            Assert.InRange(column, 12, 16);
            Assert.InRange(row, 12, 16);
            Assert.All(
                Enumerable.Range(0, 28),
                edge => Assert.Equal(
                    0, pixels[edge] + pixels[(27 * 28) + edge] + pixels[edge * 28] + pixels[(edge * 28) + 27]));
        }
    }
}
