using System;
using Rivals.Timing;

namespace Rivals.Tests;

public sealed class PairedTimerTests
{
    private static readonly LayerWork Work = SeededWork.Create(seed: 1, inputs: 2, outputs: 2, batch: 1, relu: false, threads: 1);

    [Fact]
    public void Slow_calls_are_measured_three_times_whatever_they_take()
    {
        CountingRival slow = Rival("slow");
        using IContestant contestant = slow.Load(Work, copies: 1);

        PairedTimer.Measure([contestant], new TimingBudget(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Rounds: 100, Most: TimeSpan.Zero));

        const int WarmUpAndBurst = 2;
        Assert.Equal(3 * WarmUpAndBurst, slow.Runs);
    }

    [Fact]
    public void No_more_rounds_are_measured_than_asked_for()
    {
        CountingRival rival = Rival("rival");
        using IContestant contestant = rival.Load(Work, copies: 1);

        PairedTimer.Measure([contestant], new TimingBudget(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Rounds: 2, Most: TimeSpan.FromHours(1)));

        Assert.Equal(4, rival.Runs);
    }

    [Fact]
    public void Ours_and_the_rivals_keep_their_names()
    {
        using IContestant ours = Rival("ours").Load(Work, copies: 1);
        using LoadedRivals rivals = new(Work, CacheState.Hot, [Rival("first"), Rival("second")]);

        Comparison comparison = PairedTimer.Compare(ours, rivals, new TimingBudget(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Rounds: 1, TimeSpan.Zero));

        Assert.Equal("ours", comparison.Ours.Name);
        Assert.Equal(["first", "second"], [comparison.Rivals[0].Call.Name, comparison.Rivals[1].Call.Name]);
    }

    private static CountingRival Rival(string name) => new(RivalPrecision.Float32, name, TimeSpan.Zero);
}
