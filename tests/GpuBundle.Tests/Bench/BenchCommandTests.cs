using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using BalancedKernels.Gpu.Testing;
using BalancedKernels.Testing;
using GpuBundle.Bench.CommandLine;
using GpuBundle.Bench.Measuring;
using GpuBundle.Bench.Results;
using GpuBundle.Tests.Bench.Layers;

namespace GpuBundle.Tests.Bench;

/// <summary>The command from its options to its files, on whatever OpenCL device there is.</summary>
[Collection(nameof(Alone))]
public sealed class BenchCommandTests(OpenClFixture openCl) : IClassFixture<OpenClFixture>
{
    private static readonly BenchScale Small =
        new(FlushBytes: 1 << 20, CeilingBytes: 1 << 20, ProductSide: 16, Groups: 8);

    [Fact]
    public void A_run_writes_its_results_and_their_page()
    {
        openCl.DeviceOrSkip();
        using TemporaryFolder folder = new();

        Assert.Equal(0, Invoke("--device", "opencl:0", "--out", folder.File("new"), "--rounds", "3"));

        BenchResults results = BenchResults.FromJson(File.ReadAllText(folder.File("new/results.json")));
        Assert.Equal(
            ["results.json", "results.md"],
            Directory.EnumerateFiles(folder.File("new")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(("tiny", true), (results.Run.Set, results.Run.IsComplete));
        Assert.Equal("the device is not reached through CUDA", results.Run.Missing["cuBLAS"]);
        Assert.StartsWith("host clock", results.Device.Timer, StringComparison.Ordinal);
        Assert.Equal(3, results.Rows.Count);
        Assert.All(results.Rows, row => Assert.True(row.Verified, row.Problem));
        Assert.All(
            results.Rows,
            row => Assert.True(row is { OursMicroseconds.Median: > 0, BandwidthShare: > 0, Ratio: null }));
        Assert.All(results.Networks, network => Assert.True(network is { Verified: true, IsGraph: false }));
    }

    [Fact]
    public void The_list_has_the_cases_that_a_filter_leaves()
    {
        TextWriter console = Console.Out;
        using StringWriter written = new();
        Console.SetOut(written);
        try
        {
            Assert.Equal(0, Invoke("--list", "--only", "*float16*"));
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Equal(
            ["96x64 32:6 float16 b1", "96x64 32:6 float16 b8"],
            written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_report_compares_with_baselines_that_were_added()
    {
        using TemporaryFolder folder = new();
        string text = Examples.Results(Examples.Row with { Baselines = [] }).ToJson();
        File.WriteAllText(
            folder.File("a.json"),
            text.Replace(
                "\"baselines\": []",
                "\"baselines\": [{\"name\": \"added\", \"weightType\": \"float16\", \"pattern\": \"dense\", \"median\": 20, \"lower\": 19, \"upper\": 21, \"verified\": null}]",
                StringComparison.Ordinal));

        Assert.Equal(0, Invoke("report", folder.File("a.json"), "--markdown", folder.File("a.md")));

        Assert.Contains("\"ratio\": 5,", File.ReadAllText(folder.File("a.json")), StringComparison.Ordinal);
        Assert.Contains("| 5.00x | met | 1 |", File.ReadAllText(folder.File("a.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_another_file_fails_and_leaves_it()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("a.json"), "{}");

        Assert.Equal(1, Invoke("report", folder.File("a.json")));
        Assert.Equal(1, Invoke("report", folder.File("nowhere.json")));
        Assert.Equal("{}", File.ReadAllText(folder.File("a.json")));
    }

    [Theory]
    [InlineData("--only", "nothing")]
    public void Wrong_use_has_an_exit_code_of_its_own(params string[] arguments) => Assert.Equal(2, Invoke(arguments));

    [Theory]
    [InlineData("cpu")]
    [InlineData("toaster")]
    public void What_is_no_GPU_is_not_measured(string device) => Assert.Equal(1, Invoke("--device", device));

    [Theory]
    [InlineData("There is no set 'all'; there are: tiny.", "--set", "all")]
    [InlineData("--budget is a number from 0 on, not '-1'.", "--budget", "-1")]
    [InlineData("--rounds is a number from 1 on, not '0'.", "--rounds", "0")]
    public void Options_out_of_range_say_the_range(string message, params string[] arguments) =>
        Assert.Equal(message, Command().Parse(arguments).Errors[0].Message);

    private static int Invoke(params string[] arguments) => Command().Parse(arguments).Invoke();

    private static Command Command() => BenchCommand.Create([TinyLayers.Set], _ => Small);
}
