using System;
using Measurement;
using Baselines.Timing;

namespace Baselines.Tests;

public sealed class PairedTimerTests
{
    private static readonly LayerWork Work =
        SeededWork.Create(seed: 1, inputs: 2, outputs: 2, batch: 1, relu: false, threads: 1);

    [Fact]
    public void Slow_calls_are_measured_three_times_whatever_they_take()
    {
        CountingBaseline slow = Baseline("slow");
        using IContestant contestant = slow.Load(Work, copies: 1);

        PairedTimer.Measure(
            [contestant],
            new TimingBudget(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Rounds: 100, Most: TimeSpan.Zero));

        const int WarmUpAndBurst = 2;
        Assert.Equal(3 * WarmUpAndBurst, slow.Runs);
    }

    [Fact]
    public void No_more_rounds_are_measured_than_asked_for()
    {
        CountingBaseline baseline = Baseline("baseline");
        using IContestant contestant = baseline.Load(Work, copies: 1);

        PairedTimer.Measure(
            [contestant],
            new TimingBudget(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Rounds: 2, Most: TimeSpan.FromHours(1)));

        Assert.Equal(4, baseline.Runs);
    }

    [Fact]
    public void Ours_and_the_baselines_keep_their_names()
    {
        using IContestant ours = Baseline("ours").Load(Work, copies: 1);
        using LoadedBaselines baselines = new(Work, CacheState.Hot, [Baseline("first"), Baseline("second")]);

        Comparison comparison = PairedTimer.Compare(
            ours, baselines, new TimingBudget(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Rounds: 1, TimeSpan.Zero));

        Assert.Equal("ours", comparison.Ours.Name);
        Assert.Equal(["first", "second"], [comparison.Baselines[0].Call.Name, comparison.Baselines[1].Call.Name]);
    }

    private static CountingBaseline Baseline(string name) => new(BaselineWeightType.Float32, name, TimeSpan.Zero);
}
