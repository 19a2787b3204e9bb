using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Measurement;
using Baselines.Timing;
using TextGeneration.CommandLine;
using TextGeneration.Measuring;
using TextGeneration.Reporting;

namespace TextGeneration.Tests;

public sealed class TextRunTests
{
    private static readonly TimingBudget OneCall =
        new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Rounds: 1, TimeSpan.Zero);

    [Fact]
    public void A_run_writes_text_with_every_pattern_and_its_json_has_the_names_that_other_programs_read()
    {
        List<(string Network, string Text)> shown = [];
        TextFigures figures = TextRun.Measure(
            new TextOptions(
                "Ab",
                3,
                Blocks: 1,
                Seed: 2,
                "cpu",
                Threads: 1,
                null), OneCall, (network, text) => shown.Add((network, text)));

        Assert.Equal(["dense", "32:16", "32:8", "32:8 bfloat16"], shown.Select(entry => entry.Network));
        Assert.All(shown, entry => Assert.Equal(3, entry.Text.Length));
        Assert.Equal(2, figures.Baselines.Count);

        using JsonDocument json = JsonDocument.Parse(TextJson.Bytes(figures));
        Assert.Equal(
            [
                "processor", "device", "threads", "blocks", "weights", "seed", "prompt", "written", "baseline",
                "baselineTokensPerSecond", "patterns"],
            Names(json.RootElement));
        Assert.Equal(
            ["pattern", "packedBytes", "maxDifference", "tokensPerSecond", "ratio"],
            Names(json.RootElement.GetProperty("patterns")[0]));
        Assert.Equal(7_077_888, json.RootElement.GetProperty("weights").GetInt64());
    }

    [Fact]
    public void The_plain_table_holds_a_row_for_each_pattern_and_each_form_of_the_baseline()
    {
        TextFigures figures = new(
            "processor", "CPU", "asked for", 1, 12, 84_934_656, 7, 43, 64,
            [new PatternFigures("32:8", 100_500_000, 1.5e-6, Call("ours", 5000))],
            [Call("slow form", 20000), Call("fast form", 10000)]);
        using StringWriter output = new();

        TextTable.Write(figures, output, plain: true);

        string[] rows =
            [.. output.ToString().Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))];
        Assert.Contains(
            "100.5 |    1.5e-06 |    5.00 (4.50 to 5.50) |          200 |", rows[1], StringComparison.Ordinal);
        Assert.Contains("339.7", rows[2], StringComparison.Ordinal);
        Assert.Equal(4, rows.Length);
        Assert.Equal("fast form", figures.BestBaseline.Name);
        Assert.Contains(
            "12 blocks, 84.9 million weights, drawn with seed 7", output.ToString(), StringComparison.Ordinal);
    }

    private static CallTime Call(string name, double median) => new(name, median, 0.9 * median, 1.1 * median);

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);
}
