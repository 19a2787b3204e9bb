using System;
using System.CommandLine;
using Programs;
using SpeechDetection.CommandLine;

namespace SpeechDetection.Tests;

public sealed class SpeechCommandTests
{
    [Fact]
    public void Without_options_it_is_one_thread_one_stream_and_sixteen() =>
        Assert.Equal(new SpeechOptions(null, null, null, null, Streams: 16, Threads: 1, null, null), Parse());

    [Fact]
    public void Every_option_arrives() => Assert.Equal(
        new SpeechOptions(
            "w",
            "r.wav",
            "o.onnx",
            "cpu-avx2",
            4,
            2,
            new OutputFile("--json", "j"),
            new OutputFile("--timeline", "t.png")),
        Parse(
            "--weights", "w", "--wav", "r.wav", "--reference", "o.onnx", "--device", "cpu-avx2", "--streams", "4",
            "--threads", "2", "--json", "j", "--timeline", "t.png"));

    [Theory]
    [InlineData("--streams", "0", "--streams is a whole number from 1 to 256, not '0'.")]
    [InlineData("--streams", "many", "--streams is a whole number from 1 to 256, not 'many'.")]
    [InlineData("--threads", "1025", "--threads is a whole number from 1 to 1024, not '1025'.")]
    public void A_number_out_of_range_is_an_error_that_says_the_range(string option, string number, string message) =>
        Assert.Equal(
            message,
            SpeechCommand.Create(_ =>
                throw new InvalidOperationException("It must not run.")).Parse([option, number]).Errors[0].Message);

    private static SpeechOptions Parse(params string[] arguments)
    {
        SpeechOptions? seen = null;
        ParseResult parsed = SpeechCommand.Create(options =>
        {
            seen = options;
            return 0;
        }).Parse(arguments);
        Assert.Empty(parsed.Errors);
        parsed.Invoke();
        return seen!;
    }
}
