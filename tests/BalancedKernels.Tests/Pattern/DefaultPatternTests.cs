using System;
using BalancedKernels.Pruning;

namespace BalancedKernels.Tests.Pattern;

public sealed class DefaultPatternTests
{
    private const string Refused = "A pattern of a block and its kept weights was expected, such as 32:6; default(BalancedPattern) was given, which has no block.";

    [Fact]
    public void Pruning_refuses_it() => Refuses("pattern", () => MagnitudePruning.Prune(new float[25], 5, 5, default));

    [Fact]
    public void No_description_takes_it()
    {
        Refuses("Pattern", () => Linear(default));
        Refuses("Pattern", () => Convolution(default));
        Refuses("Pattern", () => Recurrent(default));
    }

    [Fact]
    public void No_copy_of_a_description_takes_it()
    {
        BalancedPattern pattern = new(4, 2);
        Refuses("Pattern", () => Linear(pattern) with { Pattern = default });
        Refuses("Pattern", () => Convolution(pattern) with { Pattern = default });
        Refuses("Pattern", () => Recurrent(pattern) with { Pattern = default });
    }

    [Fact]
    public void It_has_no_answer_about_blocks()
    {
        BalancedPattern pattern = default;
        Says(() => pattern.Ratio);
        Says(() => pattern.IsDense);
        Says(() => pattern.Blocks(8));
        Says(() => pattern.Slots(8));
        Says(() => pattern.LastBlockColumns(8));
        Says(() => pattern.IsRagged(8));
        Says(() => pattern.TrueRatio(8));
    }

    [Fact]
    public void It_can_be_printed_and_compared()
    {
        Assert.Equal("0:0", default(BalancedPattern).ToString());
        Assert.NotEqual(new BalancedPattern(4, 2), default);
    }

    private static void Refuses(string parameter, Func<object> given)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(given);
        Assert.Equal(parameter, error.ParamName);
        Assert.StartsWith(Refused, error.Message, StringComparison.Ordinal);
    }

    private static void Says<T>(Func<T> given) =>
        Assert.Equal(
            "default(BalancedPattern) has no block; make one with a block and its kept weights, such as 32:6.",
            Assert.Throws<InvalidOperationException>(() => { given(); }).Message);

    private static LinearDescription Linear(BalancedPattern pattern) =>
        new("L", 8, 4, pattern, WeightType.Float32, Bias: false, Activation.None);

    private static RecurrentDescription Recurrent(BalancedPattern pattern) =>
        new("R", RecurrentKind.Gru, 8, 4, Layers: 1, Bidirectional: false, pattern, WeightType.Float32, Bias: false);

    private static ConvolutionDescription Convolution(BalancedPattern pattern) =>
        new(
            "C", 1, 4, 4, default, default, 1, PaddingMode.Zeros, 1, 8, pattern, WeightType.Float32, Bias: false,
            Activation.None);
}
