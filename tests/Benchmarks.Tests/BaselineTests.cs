using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Benchmarks.Measuring;
using Measurement;
using Baselines;
using Baselines.Timing;

namespace Benchmarks.Tests;

public sealed class BaselineTests
{
    private static readonly LayerWork Work =
        new(new DenseLayer("tiny", 2, 2, new float[4], new float[2], relu: false), new float[2], batch: 1, threads: 1);
    private static readonly TimingBudget Brief =
        new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Rounds: 1, Most: TimeSpan.Zero);

    [Fact]
    public void Each_library_sends_its_two_fastest_in_float32_and_its_fastest_in_each_other_precision()
    {
        SleepyBaseline[] baselines =
        [
            new("A", BaselineWeightType.Float32, 60),
            new("A", BaselineWeightType.Float32, 1),
            new("A", BaselineWeightType.Float32, 20),
            new("A", BaselineWeightType.Int8, 40),
            new("A", BaselineWeightType.Int8, 1),
            new("B", BaselineWeightType.Float32, 100),
            new("B", BaselineWeightType.SixteenBit, 1),
        ];

        IReadOnlyList<IBaseline> finalists = Finalists.Find(Work, CacheState.Hot, baselines, Brief);

        Assert.Equal(
            ["A Float32 1", "A Float32 20", "A Int8 1", "B Float32 100", "B SixteenBit 1"],
            finalists.Select(baseline => baseline.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_interrupted_baseline_neither_loads_nor_runs()
    {
        using CancellationTokenSource interruption = new();
        InterruptibleBaseline baseline = new(new SleepyBaseline("A", BaselineWeightType.Int8, 0), interruption.Token);
        using IContestant contestant = baseline.Load(Work, copies: 3);
        contestant.Run();
        Assert.Equal(
            ("A", "A Int8 0", BaselineWeightType.Int8, 3),
            (baseline.Library, baseline.Name, baseline.WeightType, contestant.Copies));

        interruption.Cancel();

        Assert.Throws<OperationCanceledException>(contestant.Run);
        Assert.Throws<OperationCanceledException>(() => baseline.Load(Work, copies: 1));
    }

    [Fact]
    public void Every_library_that_is_there_says_its_version() => Assert.All(
        BaselineCatalogue.BuiltIn.Where(library => library.WhyMissing is null),
        library => Assert.Matches(@"^\d+\.\d+", LibraryVersions.Of(library)));
}
