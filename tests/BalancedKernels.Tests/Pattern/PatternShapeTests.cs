using CsCheck;

namespace BalancedKernels.Tests.Pattern;

public sealed class PatternShapeTests
{
    private static readonly Gen<(BalancedPattern Pattern, int Columns)> Shapes =
        Gen.Select(PatternGenerator.Any, Gen.Int[1, 3000]);

    [Fact]
    public void Blocks_cover_every_column_and_no_block_is_empty() => Shapes.Sample((pattern, columns) =>
        pattern.Blocks(columns) * pattern.Block >= columns
        && (pattern.Blocks(columns) - 1) * pattern.Block < columns
        && pattern.Slots(columns) == pattern.Blocks(columns) * pattern.Kept);

    [Fact]
    public void The_last_block_has_the_columns_that_the_others_leave() => Shapes.Sample((pattern, columns) =>
        pattern.LastBlockColumns(columns) == columns - ((pattern.Blocks(columns) - 1) * pattern.Block)
        && pattern.LastBlockColumns(columns) >= 1
        && pattern.LastBlockColumns(columns) <= pattern.Block
        && pattern.IsRagged(columns) == (pattern.LastBlockColumns(columns) != pattern.Block));

    [Fact]
    public void The_true_ratio_counts_real_columns_one_by_one() => Shapes.Sample((pattern, columns) =>
    {
        int kept = 0;
        for (int column = 0; column < columns; column++)
            kept += column % pattern.Block < pattern.Kept ? 1 : 0;

        return pattern.TrueRatio(columns) == (double)(columns - kept) / columns;
    });

    [Fact]
    public void Text_of_a_pattern_reads_back_as_the_pattern() => PatternGenerator.Any.Sample(pattern =>
        BalancedPattern.TryParse(pattern.ToString(), out BalancedPattern read) && read == pattern);

    [Theory]
    [InlineData("32")]
    [InlineData("32:")]
    [InlineData(":6")]
    [InlineData("32:6:1")]
    [InlineData("32:0")]
    [InlineData("32:33")]
    [InlineData("1:1")]
    [InlineData("257:1")]
    [InlineData("-32:6")]
    [InlineData(" 32:6")]
    [InlineData("32:+6")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_pattern_does_not_read_as_one(string? text) =>
        Assert.False(BalancedPattern.TryParse(text, out _));

    [Fact]
    public void Twenty_seven_columns_at_32_21_are_22_percent_sparse() =>
        Assert.Equal(6.0 / 27, new BalancedPattern(32, 21).TrueRatio(27));

    [Fact]
    public void A_pattern_that_keeps_all_is_dense_and_only_that() => PatternGenerator.Any.Sample(pattern =>
        pattern.IsDense == (pattern.Ratio == 0) && pattern.IsDense == (pattern.TrueRatio(pattern.Block) == 0));
}
