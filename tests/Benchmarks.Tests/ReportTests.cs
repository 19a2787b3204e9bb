using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using BalancedKernels.Testing;
using Benchmarks.Charts;
using Benchmarks.Reporting;
using Benchmarks.Results;
using Spectre.Console;

namespace Benchmarks.Tests;

public sealed class ReportTests
{
    private static readonly BenchmarkResults Results =
        Examples.Results(Examples.Row, Examples.Row with { Batch = 64, Cache = "cold", Pattern = "dense" });

    [Fact]
    public void The_json_has_the_names_that_other_programs_read()
    {
        using JsonDocument json = JsonDocument.Parse(ResultsJson.Text(Results));

        Assert.Equal(["run", "machine", "limits", "rows"], Names(json.RootElement));
        Assert.Equal(
            ["memoryReadGBs", "cacheReadGBs", "coreCacheReadGBs", "peakGFlops"],
            Names(json.RootElement.GetProperty("limits")));
        Assert.Equal(
            [
                "layer", "rows", "cols", "pattern", "weights", "batch", "threads", "isa", "cache", "microseconds",
                "spread",
                "baselines", "bestBaseline", "bestBaselineMicroseconds", "ratio",
                "sixteenBitBaseline", "sixteenBitBaselineMicroseconds", "int8Baseline", "int8BaselineMicroseconds",
                "packedBytes", "memoryReadGBs", "limit", "limitShare", "device", "bandwidthShare",
            ],
            Names(json.RootElement.GetProperty("rows")[0]));
    }

    [Fact]
    public void The_share_of_the_bandwidth_is_that_of_a_row_which_memory_limits()
    {
        Assert.Null(Examples.Row.BandwidthShare);
        Assert.Equal(0.75, (Examples.Row with { Limit = "memory" }).BandwidthShare);
    }

    [Fact]
    public void The_json_has_limits_by_thread_count_and_baselines_by_name()
    {
        using JsonDocument json = JsonDocument.Parse(ResultsJson.Text(Results));
        JsonElement row = json.RootElement.GetProperty("rows")[0];

        Assert.Equal(
            40, json.RootElement.GetProperty("limits").GetProperty("memoryReadGBs").GetProperty("2").GetDouble());
        Assert.Equal(
            5000, row.GetProperty("baselines").GetProperty(row.GetProperty("bestBaseline").GetString()!).GetDouble());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("int8Baseline").ValueKind);
        Assert.Equal(
            ("32:6", "float32", "hot"),
            (
                row.GetProperty("pattern").GetString(),
                row.GetProperty("weights").GetString(),
                row.GetProperty("cache").GetString()));
    }

    [Fact]
    public void The_csv_is_one_line_for_each_row() => Assert.Equal(
        """"
        layer,rows,cols,pattern,weights,batch,threads,isa,cache,microseconds,spread,bestBaseline,bestBaselineMicroseconds,ratio,sixteenBitBaseline,sixteenBitBaselineMicroseconds,int8Baseline,int8BaselineMicroseconds,packedBytes,memoryReadGBs,limit,limitShare,device,bandwidthShare
        Square4096,4096,4096,32:6,float32,1,2,avx512,hot,500,0.02,"Gemm, ""new""",5000,10,Half,2500,,,15728640,,cache,0.75,A processor,

        """",
        ResultsCsv.Text(Examples.Results(Examples.Row with { BestBaseline = "Gemm, \"new\"" })));

    [Fact]
    public void The_page_has_the_machine_the_goals_and_the_rows()
    {
        string[] lines = ResultsMarkdown.Text(Results).Split('\n');

        Assert.Equal("# Results", lines[0]);
        Assert.Contains("Processor   A processor, 2 processors, avx512, 1 MB of cache each, 32 MB shared", lines);
        Assert.Contains("Not there   OpenBLAS: not installed", lines);
        Assert.Contains(
            "Limits      2 threads: memory 40.0 GB/s, last-level cache 200 GB/s, core caches 240 GB/s, 200 GFlop/s",
            lines);
        Assert.Contains("Run         quick set, 2 threads, 2026-01-02 03:04 UTC, commit abc", lines);
        Assert.Contains(
            "| Batch 1, 32:6, float32, hot | 4096 x 4096: 17x | 10.00x | missed | Square4096 32:6 float32 b1 |", lines);
        Assert.Contains("| Batch 1, 32:6, float32, hot | 8192 x 8192: 5.5x | - | not run |  |", lines);
        Assert.Contains("## Batch 1, 32:6, float32, hot", lines);
        Assert.Contains(
            "| Square4096 | 4096x4096 | 32:6 | float32 | 1 | 2 | avx512 | hot | 500 | 2% | 5000 | 10.00x | 2500 | - | 75% cache | Fast |",
            lines);
        Assert.Contains("## Other rows", lines);
    }

    [Fact]
    public void Every_row_stands_in_one_group()
    {
        IReadOnlyList<RowGroup> groups = RowGroup.Of(Results);
        Assert.Equal(["Batch 1, 32:6, float32, hot", "Other rows"], groups.Select(group => group.Title));
        Assert.Equal(Results.Rows, groups.SelectMany(group => group.Rows));
    }

    [Fact]
    public void The_plain_table_has_the_same_numbers_without_colour()
    {
        using StringWriter output = new();
        IAnsiConsole console =
            AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        console.Profile.Width = 240;
        ResultsTable.Write(Results, console);

        Assert.All(
            (string[])["10.00x", "75% cache", "4096 x 4096: 17x", "missed", "not run"],
            part => Assert.Contains(part, output.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', output.ToString());
    }

    [Fact]
    public void An_interrupted_run_on_a_busy_machine_says_so()
    {
        BenchmarkResults results =
            Results with { Run = Results.Run with { IsComplete = false, Filter = "b1", OthersShare = 0.25 } };
        IReadOnlyList<string> lines = MachineLines.Of(results);
        Assert.Contains("Run         quick set, 'b1', 2 threads, 2026-01-02 03:04 UTC, commit abc, interrupted", lines);
        Assert.Contains("Others      took 25% of the processors meanwhile: measure again on a quieter machine", lines);
    }

    [Fact]
    public void The_limit_of_a_chart_is_the_ratio_of_bytes_or_of_multiply_adds()
    {
        // 67,108,864 bytes of floats against 3,145,728 weights of five bytes.
        Assert.Equal(67_108_864 / 15_728_640.0, SpeedupChart.All[0].LimitOf(Examples.Row), 12);
        Assert.Equal(32 / 6.0, SpeedupChart.All[1].LimitOf(Examples.Row), 12);
    }

    [Fact]
    public void Charts_are_drawn_with_rows_and_without()
    {
        foreach (SpeedupChart chart in SpeedupChart.All)
        {
            foreach (BenchmarkResults results in (BenchmarkResults[])[Results, Examples.Results()])
            {
                byte[] png = chart.Png(results);
                Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
                Assert.True(png.Length > 5000);
                Assert.Contains("<svg", chart.Svg(results), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Files_are_replaced_whole_and_leave_nothing_beside_them()
    {
        using TemporaryFolder folder = new();
        OutputFiles files = new();
        files.AddFolder(folder.FullPath);
        File.WriteAllText(folder.File("results.json"), "old");

        files.Write(Results);

        Assert.Equal(ResultsJson.Text(Results), File.ReadAllText(folder.File("results.json"), Encoding.UTF8));
        Assert.Equal(
            files.Paths.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder.FullPath).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);
}
