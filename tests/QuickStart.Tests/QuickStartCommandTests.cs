using System;
using System.CommandLine;
using BalancedKernels;
using QuickStart.CommandLine;

namespace QuickStart.Tests;

public sealed class QuickStartCommandTests
{
    [Fact]
    public void Every_listed_pattern_has_layers_of_that_pattern()
    {
        foreach (string pattern in (string[])["32:16", "32:10", "32:6", "32:3", "16:3", "8:2", "4:2"])
        {
            QuickStartOptions options = Parse("--pattern", pattern);
            Assert.Equal(pattern, options.Layers.First.Description.Pattern.ToString());
            Assert.Equal(pattern, options.Layers.Second.Description.Pattern.ToString());
        }
    }

    [Fact]
    public void Without_options_it_is_32_6_on_the_best_device_one_image_a_call() =>
        Assert.Equal(
            (new BalancedPattern(32, 6), null, 1, null, null, null),
            Parse() is var options
                ? (options.Layers.Pattern, options.Device, options.Batch, options.Threads, options.Images, options.Json)
                : default);

    [Theory]
    [InlineData("32:7")]
    [InlineData("32")]
    [InlineData("six")]
    public void Another_pattern_is_an_error_that_lists_these(string pattern) => Assert.Equal(
        $"There are no kernels for the pattern '{pattern}': patterns are compiled in, and these are: 32:16, 32:10, 32:6, 32:3, 16:3, 8:2, 4:2.",
        Error("--pattern", pattern));

    [Theory]
    [InlineData("--batch", "0", "--batch is a whole number from 1 to 4096, not '0'.")]
    [InlineData("--batch", "x", "--batch is a whole number from 1 to 4096, not 'x'.")]
    [InlineData("--batch", "4097", "--batch is a whole number from 1 to 4096, not '4097'.")]
    [InlineData("--threads", "-1", "--threads is a whole number from 1 to 1024, not '-1'.")]
    public void A_number_out_of_range_is_an_error_that_says_the_range(string option, string number, string message) =>
        Assert.Equal(message, Error(option, number));

    private static QuickStartOptions Parse(params string[] arguments)
    {
        QuickStartOptions? seen = null;
        ParseResult parsed = QuickStartCommand.Create(options =>
        {
            seen = options;
            return 0;
        }).Parse(arguments);
        Assert.Empty(parsed.Errors);
        parsed.Invoke();
        return seen!;
    }

    private static string Error(params string[] arguments) =>
        QuickStartCommand.Create(_ =>
            throw new InvalidOperationException("It must not run.")).Parse(arguments).Errors[0].Message;
}
