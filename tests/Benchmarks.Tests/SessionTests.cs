using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using BalancedKernels;
using BalancedKernels.Testing;
using Benchmarks.Cases;
using Benchmarks.CommandLine;
using Benchmarks.Measuring;
using Benchmarks.Reporting;
using Benchmarks.Results;
using Benchmarks.Zoo;
using Measurement;
using Baselines;
using Baselines.Timing;

namespace Benchmarks.Tests;

public sealed class SessionTests
{
    private static readonly TimingBudget Least =
        new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMilliseconds(1), Rounds: 1, Most: TimeSpan.MaxValue);

    [Fact]
    public void A_run_ends_with_a_row_for_every_case_and_all_files()
    {
        using TemporaryFolder folder = new();
        OutputFiles files = new();
        files.AddFolder(folder.FullPath);
        BenchmarkOptions options = new(Tiny(Layers.Tiny), Filter: "b1", IsListOnly: false, Threads: 1, files);
        BenchmarkSession session = new(options, BenchmarkSession.Choose(options), BaselineCatalogue.BuiltIn);
        List<string> told = [];

        session.Measure((next, _) => told.Add(next), CancellationToken.None);

        BenchmarkResults results = session.Results!;
        Assert.True(results.Run.IsComplete);
        ResultRow row = Assert.Single(results.Rows);
        Assert.Equal(
            ("Square64", 64, 64, "32:6", "float32", 1, 1, "hot"),
            (row.Layer, row.Rows, row.Cols, row.Pattern, row.Weights, row.Batch, row.Threads, row.Cache));
        Assert.InRange(row.PackedBytes, 64 * 12 * sizeof(float), 64 * 12 * (sizeof(float) + 1));
        Assert.Equal(row.BestBaselineMicroseconds / row.Microseconds, row.Ratio, 12);
        Assert.Equal(row.Baselines.Values.Min(), row.BestBaselineMicroseconds);
        Assert.Equal(row.BestBaselineMicroseconds, row.Baselines[row.BestBaseline]);
        Assert.Equal("core cache", row.Limit);
        Assert.Equal(["the machine's limits", "64x64 b1 t1 hot, 1 row", "the machine's limits"], told);

        files.Write(results);
        Assert.All(files.Paths, path => Assert.True(new FileInfo(path).Length > 0));
    }

    [Fact]
    public void A_wrong_result_ends_the_run_and_keeps_the_rows_before_it()
    {
        BenchmarkCase[] cases = [Case(Layers.Tiny, 1), Case(WrongLayer.Of(Layers.Tiny), 4)];
        BenchmarkRun run = new(cases, Tiny(Layers.Tiny), Baselines);

        string message =
            Assert.Throws<WrongResultException>(() => run.Measure((_, _) => { }, CancellationToken.None)).Message;

        Assert.StartsWith("Wrong 64x64 32:6 float32 b4 t1 portable hot gives ", message, StringComparison.Ordinal);
        Assert.False(run.IsComplete);
        Assert.Equal("Square64", Assert.Single(run.Rows).Layer);
    }

    [Fact]
    public void An_interruption_ends_the_run_and_keeps_the_rows_before_it()
    {
        using CancellationTokenSource interruption = new();
        BenchmarkCase[] cases = [Case(Layers.Tiny, 1), Case(Layers.Tiny, 4)];
        BenchmarkRun run = new(cases, Tiny(Layers.Tiny), Baselines);

        Assert.Throws<OperationCanceledException>(() =>
            run.Measure((contest, _) => Interrupt(contest.Batch == 4, interruption), interruption.Token));

        Assert.False(run.IsComplete);
        Assert.Equal(1, Assert.Single(run.Rows).Batch);
    }

    [Fact]
    public void Cases_with_the_same_baselines_are_measured_together_and_those_of_a_shape_one_after_the_other()
    {
        IReadOnlyList<Contest> contests = Contest.Of(FullSet.Cases(2, CpuInstructionSet.Avx512));

        (int, int)[] shapes = [.. contests.Select(contest => (contest.Outputs, contest.Inputs))];
        Assert.Equal(
            shapes.Distinct().Count(), 1 + shapes.Zip(shapes.Skip(1)).Count(pair => pair.First != pair.Second));
        Assert.Equal(
            contests.Count,
            contests
                .Select(contest => (contest.Outputs, contest.Inputs, contest.Batch, contest.Threads, contest.Cache))
                .Distinct()
                .Count());
        Assert.Equal(
            FullSet.Cases(2, CpuInstructionSet.Avx512)
                .Select(benchmark => benchmark.ToString())
                .Order(StringComparer.Ordinal),
            contests
                .SelectMany(contest => contest.Cases)
                .Select(benchmark => benchmark.ToString())
                .Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<IBaseline> Baselines => new BaselineCatalogue(BaselineCatalogue.BuiltIn).Baselines;

    private static CaseSet Tiny(ZooLayer layer) => new(
        "tiny", "two cases", (_, _) => [Case(layer, 1), Case(layer, 4)], Least, Least);

    private static BenchmarkCase Case(ZooLayer layer, int batch) =>
        new(layer, batch, Threads: 1, CpuInstructionSet.Portable, CacheState.Hot);

    private static void Interrupt(bool now, CancellationTokenSource interruption)
    {
        if (now)
            interruption.Cancel();
    }
}
