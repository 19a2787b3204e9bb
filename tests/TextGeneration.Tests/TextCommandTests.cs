using System;
using System.CommandLine;
using Programs;
using TextGeneration.CommandLine;

namespace TextGeneration.Tests;

public sealed class TextCommandTests
{
    [Fact]
    public void Without_options_it_is_64_characters_of_12_blocks_on_every_processor() => Assert.Equal(
        new TextOptions(
            "Every row keeps the same number of weights.",
            64,
            Blocks: 12,
            Seed: 1,
            null,
            Environment.ProcessorCount,
            null),
        Parse());

    [Fact]
    public void Every_option_arrives() => Assert.Equal(
        new TextOptions("Hm", 8, Blocks: 2, Seed: -7, "cpu-portable", Threads: 3, new OutputFile("--json", "j")),
        Parse(
            "--prompt", "Hm", "--characters", "8", "--blocks", "2", "--seed", "-7", "--device", "cpu-portable",
            "--threads", "3", "--json", "j"));

    [Theory]
    [InlineData("--prompt", "", "--prompt has 1 to 512 characters, not 0.")]
    [
        InlineData(
            "--prompt",
            "naïve",
            "--prompt has the character U+00EF at 2; ASCII that prints and new lines were expected.")]
    [InlineData("--characters", "513", "--characters is a whole number from 1 to 512, not '513'.")]
    [InlineData("--blocks", "0", "--blocks is a whole number from 1 to 24, not '0'.")]
    public void What_cannot_be_is_an_error_that_says_what_can(string option, string value, string message) =>
        Assert.Equal(
            message,
            TextCommand.Create(_ =>
                throw new InvalidOperationException("It must not run.")).Parse([option, value]).Errors[0].Message);

    private static TextOptions Parse(params string[] arguments)
    {
        TextOptions? seen = null;
        ParseResult parsed = TextCommand.Create(options =>
        {
            seen = options;
            return 0;
        }).Parse(arguments);
        Assert.Empty(parsed.Errors);
        parsed.Invoke();
        return seen!;
    }
}
