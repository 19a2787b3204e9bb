using System;
using System.CommandLine;
using System.Linq;
using PaperNetworks.CommandLine;
using PaperNetworks.Networks;
using Programs;

namespace PaperNetworks.Tests;

public sealed class PaperCommandTests
{
    [Fact]
    public void Without_options_it_is_every_network_at_1_and_at_8_on_every_processor()
    {
        PaperOptions options = Parse();
        Assert.Equal(PaperNetwork.All, options.Networks);
        Assert.Equal([1, 8], options.Batches);
        Assert.Equal((false, Environment.ProcessorCount), (options.Quick, options.Threads));
        Assert.Null(options.Device);
        Assert.Null(options.Json);
        Assert.Null(options.Folder);
    }

    [Fact]
    public void Every_option_arrives()
    {
        PaperOptions options = Parse(
            "--network", "VGG-16", "--batch", "3", "--quick", "--threads", "5", "--device", "cpu-portable", "--json",
            "j", "--out", "o");
        Assert.Equal("vgg-16", options.Networks.Single().Name);
        Assert.Equal([3], options.Batches);
        Assert.Equal((true, 5, "cpu-portable"), (options.Quick, options.Threads, options.Device));
        Assert.Equal((new OutputFile("--json", "j"), new ResultsFolder("o")), (options.Json, options.Folder));
    }

    [Theory]
    [
        InlineData(
            "--network",
            "resnet",
            "There is no network 'resnet'; there are: ptb-lstm, ptb-projection, ctc-lstm, vgg-16.")]
    [InlineData("--batch", "65", "--batch is a whole number from 1 to 64, not '65'.")]
    [InlineData("--threads", "0", "--threads is a whole number from 1 to 1024, not '0'.")]
    public void What_cannot_be_is_an_error_that_says_what_can(string option, string value, string message) =>
        Assert.Equal(
            message,
            PaperCommand.Create(_ =>
                throw new InvalidOperationException("It must not run.")).Parse([option, value]).Errors[0].Message);

    private static PaperOptions Parse(params string[] arguments)
    {
        PaperOptions? seen = null;
        ParseResult parsed = PaperCommand.Create(options =>
        {
            seen = options;
            return 0;
        }).Parse(arguments);
        Assert.Empty(parsed.Errors);
        parsed.Invoke();
        return seen!;
    }
}
