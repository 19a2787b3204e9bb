using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using BalancedKernels.Testing;
using GpuBundle.Bench.Results;
using Measurement;

namespace GpuBundle.Tests.Bench;

/// <summary>
/// What of baselines.py is no measurement: it runs wherever there is Python, with PyTorch or without.
/// </summary>
public sealed class BaselinesScriptTests
{
    private const string WithoutTorch =
        "import sys; sys.modules['torch'] = None; sys.modules['triton'] = None; import baselines; ";

    [Fact]
    public void Quartiles_are_those_of_our_own_times()
    {
        double[] times = [5, 1, 4, 2, 8, 3];
        CallTime expected = CallTime.Of("a", times);

        string found = Python(
            $"import baselines; print([baselines.quantile([{string.Join(',', times)}], share) for share in (0.5, 0.25, 0.75)])");

        Assert.Equal(
            FormattableString.Invariant($"[{expected.Median}, {expected.LowerQuartile}, {expected.UpperQuartile}]"),
            found);
    }

    [Fact]
    public void Every_shape_and_batch_is_measured_once()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(
            folder.File("a.json"),
            Examples.Results(
                Examples.Row, Examples.Row with { Pattern = "32:3" }, Examples.Row with { Batch = 8 }).ToJson());

        Assert.Equal(
            "[(4096, 4096, 1), (4096, 4096, 8)] [(4096, 4096, 8)]",
            Python(
                $"import baselines, json; r = json.load(open('{folder.File("a.json")}')); print(baselines.cases_of(r), baselines.cases_of(r, '*b8'))"));
    }

    [Fact]
    public void What_it_adds_is_read_and_compared_again()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.json");
        File.WriteAllText(path, Examples.Results(Examples.Row, Examples.Row with { Batch = 8 }).ToJson());

        // Twice: the second time takes the place of the first.
        Python(
            $"import baselines, json; r = json.load(open('{path}')); [baselines.join(r, (4096, 4096, 1), [baselines.baseline_row(name, 'float16', 'dense', [time, time, time], True)]) for name, time in (('PyTorch float16, graph', 9), ('PyTorch float16', 8))]; baselines.write('{path}', r)");
        BenchResults results = BenchResults.FromJson(File.ReadAllText(path));

        Assert.Equal(("PyTorch float16", 2.0), (results.Rows[0].BestBaseline, results.Rows[0].Ratio));
        Assert.Equal([4, 3], results.Rows.Select(row => row.Baselines.Count));
        Assert.Equal(Examples.Row.BestBaseline, results.Rows[1].BestBaseline);
    }

    [Fact]
    public void Without_PyTorch_it_says_so_in_the_file()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.json");
        File.WriteAllText(path, Examples.Results(Examples.Row).ToJson());

        string said = Python($"{WithoutTorch}baselines.measure_all('{path}', None, 10, 2)");
        BenchResults results = BenchResults.FromJson(File.ReadAllText(path));

        Assert.StartsWith("Nothing was measured: ", said, StringComparison.Ordinal);
        Assert.Contains("torch", results.Run.Missing["PyTorch"], StringComparison.Ordinal);
        Assert.Equal(3.0, results.Rows[0].Ratio);
    }

    [Fact]
    public void Without_PyTorch_there_is_nothing_to_measure() =>
        Assert.StartsWith(
            "PyTorch: ModuleNotFoundError: import of torch halted",
            Python($"{WithoutTorch}baselines.probe()"),
            StringComparison.Ordinal);

    private static string Python(string program)
    {
        ProcessStartInfo start = new("python3", ["-B", "-c", program]) { WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("skipped: no python3");
            return string.Empty;
        }

        using (process)
        {
            string output = process.StandardOutput.ReadToEnd();
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors);
            return output.Trim();
        }
    }
}
