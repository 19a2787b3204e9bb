using Measurement;
using Baselines.Timing;

namespace Baselines.Tests;

public sealed class ComparisonTests
{
    private static readonly Comparison Example = new(
        CallTime.Of("ours", [2]),
        [
            Time(BaselineWeightType.Float32, "slow", 9),
            Time(BaselineWeightType.Int8, "small", 1),
            Time(BaselineWeightType.Float32, "fast", 5),
            Time(BaselineWeightType.Float32, "middle", 7),
        ]);

    [Fact]
    public void The_fastest_float32_baseline_is_the_one_that_counts()
    {
        Assert.Equal("fast", Example.BestBaseline.Name);
        Assert.Equal(2.5, Example.Speedup);
    }

    [Fact]
    public void Other_precisions_are_compared_apart()
    {
        Assert.Equal("small", Example.Best(BaselineWeightType.Int8)!.Call.Name);
        Assert.Null(Example.Best(BaselineWeightType.SixteenBit));
    }

    private static BaselineTime Time(BaselineWeightType precision, string name, double microseconds) =>
        new("library", precision, CallTime.Of(name, [microseconds]));
}
