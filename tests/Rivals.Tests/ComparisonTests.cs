using Rivals.Timing;

namespace Rivals.Tests;

public sealed class ComparisonTests
{
    private static readonly Comparison Example = new(
        CallTime.Of("ours", [2]),
        [
            Time(RivalPrecision.Float32, "slow", 9),
            Time(RivalPrecision.Int8, "small", 1),
            Time(RivalPrecision.Float32, "fast", 5),
            Time(RivalPrecision.Float32, "middle", 7),
        ]);

    [Fact]
    public void The_fastest_float32_rival_is_the_one_that_counts()
    {
        Assert.Equal("fast", Example.BestRival.Name);
        Assert.Equal(2.5, Example.Speedup);
    }

    [Fact]
    public void Other_precisions_are_compared_apart()
    {
        Assert.Equal("small", Example.Best(RivalPrecision.Int8)!.Call.Name);
        Assert.Null(Example.Best(RivalPrecision.SixteenBit));
    }

    private static RivalTime Time(RivalPrecision precision, string name, double microseconds) =>
        new("library", precision, CallTime.Of(name, [microseconds]));
}
