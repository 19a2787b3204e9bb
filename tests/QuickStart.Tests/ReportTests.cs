using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Measurement;
using Programs;
using QuickStart.Reporting;
using Baselines;
using Baselines.Timing;

namespace QuickStart.Tests;

public sealed class ReportTests
{
    private static readonly Figures Example = new(
        "CPU (portable)",
        "asked for",
        Threads: 3,
        Batch: 2,
        "two images",
        DenseAccuracy: 0.9785,
        SparseAccuracy: 0.976,
        [
            new LayerFigures(
                "fc1", 784, 1024, "32:6", 0.8087, 3211264, 768000, new LargestError(1.5e-6, 9.1e-5),
                new Comparison(
                    new CallTime("BalancedKernels", 10, 9, 12),
                    [Baseline("slow", 90, 80, 99), Baseline("fast", 40, 39, 44)])),
        ]);

    [Fact]
    public void The_json_has_the_names_that_other_programs_read()
    {
        using JsonDocument json = JsonDocument.Parse(FiguresJson.Bytes(Example));

        Assert.Equal(["device", "reason", "threads", "accuracy", "layers"], Names(json.RootElement));
        Assert.Equal(["dense", "sparse"], Names(json.RootElement.GetProperty("accuracy")));
        Assert.Equal(
            [
                "name", "pattern", "trueRatio", "denseBytes", "packedBytes", "maxError", "errorBound", "microseconds",
                "baseline", "baselineMicroseconds", "speedup"],
            Names(json.RootElement.GetProperty("layers")[0]));
    }

    [Fact]
    public void The_json_names_the_fastest_baseline_and_the_ratio_to_it()
    {
        using JsonDocument json = JsonDocument.Parse(FiguresJson.Bytes(Example));
        JsonElement layer = json.RootElement.GetProperty("layers")[0];

        Assert.Equal("fast", layer.GetProperty("baseline").GetString());
        Assert.Equal(40, layer.GetProperty("baselineMicroseconds").GetDouble());
        Assert.Equal(10, layer.GetProperty("microseconds").GetDouble());
        Assert.Equal(BuildKind.IsOptimised ? "4" : "null", layer.GetProperty("speedup").GetRawText());
    }

    [Fact]
    public void The_plain_table_holds_the_same_numbers_in_rows_without_colour()
    {
        using StringWriter output = new();
        FiguresTable.Write(Example, output, plain: true);

        string[] lines = output.ToString().Split('\n');
        string[] rows = [.. lines.Where(line => line.StartsWith("| fc1", StringComparison.Ordinal))];
        Assert.Equal(2, rows.Length);
        Assert.All(
            (string[])["1024x784", "32:6", "80.87%", "3136 KB", "750 KB", "1.5e-06", "9.1e-05"],
            part => Assert.Contains(part, rows[0], StringComparison.Ordinal));
        Assert.All(
            (string[])["10.0 (9.0 to 12.0)", "40.0 (39.0 to 44.0)"],
            part => Assert.Contains(part, rows[1], StringComparison.Ordinal));
        Assert.Contains("fc1 beside the best dense form: fast", lines);
        Assert.All(lines.Where(line => line.StartsWith('|')), line => Assert.InRange(line.TrimEnd().Length, 1, 80));
        Assert.Contains("dense 97.85%, sparse 97.60%", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output.ToString());
        Assert.Contains(
            BuildKind.IsOptimised ? "4.0x" : "its times mean nothing", output.ToString(), StringComparison.Ordinal);
    }

    private static BaselineTime Baseline(string name, double median, double lower, double upper) =>
        new("library", BaselineWeightType.Float32, new CallTime(name, median, lower, upper));

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);
}
