using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Measurement;
using Baselines.Timing;
using SpeechDetection.CommandLine;
using SpeechDetection.Measuring;
using SpeechDetection.Reporting;

namespace SpeechDetection.Tests;

public sealed class SpeechRunTests
{
    private static readonly TimingBudget OneCall =
        new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Rounds: 1, TimeSpan.Zero);

    private static readonly SpeechFigures Example = new(
        "processor", "CPU", "asked for", 1, "sound.wav", 1875, 900, 16, 2e-6,
        Pattern("dense", 0, 0, 100),
        [Pattern("32:16", 0.25, 12, 50)],
        Call(200),
        Call(1600));

    [Fact]
    public void A_run_listens_with_every_pattern_and_holds_each_to_what_it_should_find()
    {
        RealData.OnnxPath();
        SpeechResults results =
            SpeechRun.Measure(new SpeechOptions(null, null, null, "cpu", Streams: 3, Threads: 1, null, null), OneCall);

        Assert.Equal(1875, results.Figures.Chunks);
        Assert.InRange(results.Figures.MaxDifference, 0, 1e-5);
        Assert.Equal(["dense", "32:16", "32:12", "32:8"], results.Found.Select(found => found.Name));
        Assert.Equal(0, results.Figures.Dense.DecisionsChanged);
        Assert.All(results.Figures.Patterns, pattern => Assert.InRange(pattern.DecisionsChanged, 0, 1875));
    }

    [Fact]
    public void The_json_has_the_names_that_other_programs_read()
    {
        using JsonDocument json = JsonDocument.Parse(SpeechJson.Bytes(Example));

        Assert.Equal(
            [
                "processor", "device", "threads", "recording", "chunks", "speechChunks", "streams", "maxDifference",
                "dense", "patterns"],
            Names(json.RootElement));
        JsonElement pattern = json.RootElement.GetProperty("patterns")[0];
        Assert.Equal(
            [
                "pattern", "packedBytes", "maxError", "maxProbabilityChange", "decisionsChanged",
                "microsecondsPerChunk", "baselineMicrosecondsPerChunk",
                "manyStreamsMicrosecondsPerChunk", "baselineManyStreamsMicrosecondsPerChunk",
            ],
            Names(pattern));
        Assert.Equal(200, pattern.GetProperty("baselineMicrosecondsPerChunk").GetDouble());
        Assert.Equal(100, pattern.GetProperty("baselineManyStreamsMicrosecondsPerChunk").GetDouble());
        Assert.Equal(50, pattern.GetProperty("microsecondsPerChunk").GetDouble());
    }

    [Fact]
    public void The_plain_table_holds_the_same_numbers()
    {
        using StringWriter output = new();
        SpeechTable.Write(Example, output, plain: true);

        string[] rows =
            [.. output.ToString().Split('\n').Where(line => line.StartsWith("| 32:16", StringComparison.Ordinal))];
        Assert.Equal(2, rows.Length);
        Assert.All(
            (string[])["0.250", "12 of 1875", "500 KB"],
            part => Assert.Contains(part, rows[0], StringComparison.Ordinal));
        Assert.All(
            (string[])["50.0 (45.0 to 55.0)", "4.00x", "31.2"],
            part => Assert.Contains(part, rows[1], StringComparison.Ordinal));
        Assert.Contains("further than 2.0e-06 from ONNX Runtime's", output.ToString(), StringComparison.Ordinal);
    }

    private static PatternFigures Pattern(string name, double change, int decisions, double microseconds) =>
        new(name, 512_000, 1e-6, change, decisions, Call(microseconds), Call(10 * microseconds));

    private static CallTime Call(double median) => new("call", median, 0.9 * median, 1.1 * median);

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);
}
