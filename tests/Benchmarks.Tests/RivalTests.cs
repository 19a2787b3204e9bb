using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Benchmarks.Measuring;
using Rivals;
using Rivals.Timing;

namespace Benchmarks.Tests;

public sealed class RivalTests
{
    private static readonly LayerWork Work = new(new DenseLayer("tiny", 2, 2, new float[4], new float[2], relu: false), new float[2], batch: 1, threads: 1);
    private static readonly TimingBudget Brief = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Rounds: 1, Most: TimeSpan.Zero);

    [Fact]
    public void Each_library_sends_its_two_fastest_in_float32_and_its_fastest_in_each_other_precision()
    {
        SleepyRival[] rivals =
        [
            new("A", RivalPrecision.Float32, 60),
            new("A", RivalPrecision.Float32, 1),
            new("A", RivalPrecision.Float32, 20),
            new("A", RivalPrecision.Int8, 40),
            new("A", RivalPrecision.Int8, 1),
            new("B", RivalPrecision.Float32, 100),
            new("B", RivalPrecision.SixteenBit, 1),
        ];

        IReadOnlyList<IRival> finalists = Finalists.Find(Work, CacheState.Hot, rivals, Brief);

        Assert.Equal(
            ["A Float32 1", "A Float32 20", "A Int8 1", "B Float32 100", "B SixteenBit 1"],
            finalists.Select(rival => rival.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_interrupted_rival_neither_loads_nor_runs()
    {
        using CancellationTokenSource interruption = new();
        InterruptibleRival rival = new(new SleepyRival("A", RivalPrecision.Int8, 0), interruption.Token);
        using IContestant contestant = rival.Load(Work, copies: 3);
        contestant.Run();
        Assert.Equal(("A", "A Int8 0", RivalPrecision.Int8, 3), (rival.Library, rival.Name, rival.Precision, contestant.Copies));

        interruption.Cancel();

        Assert.Throws<OperationCanceledException>(contestant.Run);
        Assert.Throws<OperationCanceledException>(() => rival.Load(Work, copies: 1));
    }

    [Fact]
    public void Every_library_that_is_there_says_its_version() => Assert.All(
        RivalCatalogue.BuiltIn.Where(library => library.WhyMissing is null),
        library => Assert.Matches(@"^\d+\.\d+", LibraryVersions.Of(library)));
}
