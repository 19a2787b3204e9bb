using System;
using System.Collections.Generic;
using System.Linq;
using Measurement;
using Baselines.Timing;

namespace Baselines.Tests;

public sealed class BaselineScreeningTests
{
    private static readonly LayerWork Work =
        SeededWork.Create(seed: 1, inputs: 64, outputs: 32, batch: 1, relu: false, threads: 1);
    private static readonly TimingBudget Budget =
        new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Rounds: 3, TimeSpan.Zero);

    [Fact]
    public void The_fastest_two_of_each_precision_go_on()
    {
        CountingBaseline[] baselines =
        [
            Baseline(BaselineWeightType.Float32, "slow", 60),
            Baseline(BaselineWeightType.Float32, "fast", 1),
            Baseline(BaselineWeightType.Int8, "small", 60),
            Baseline(BaselineWeightType.Float32, "middle", 20),
        ];

        IReadOnlyList<IBaseline> finalists = BaselineScreening.FindFinalists(Work, CacheState.Hot, baselines, Budget);

        Assert.Equal(["fast", "middle", "small"], finalists.Select(baseline => baseline.Name).Order());
    }

    [Fact]
    public void One_baseline_is_in_memory_at_a_time()
    {
        CountingBaseline[] baselines = [.. "abc".Select(name => Baseline(BaselineWeightType.Float32, $"{name}", 0))];
        foreach (CountingBaseline baseline in baselines)
            baseline.OnLoad = () => Assert.All(baselines, other => Assert.Equal(0, other.Loaded));

        BaselineScreening.FindFinalists(Work, CacheState.Hot, baselines, Budget);

        Assert.All(baselines, baseline => Assert.Equal((1, 0), (baseline.Loads, baseline.Loaded)));
    }

    [Fact]
    public void Cold_baselines_are_rings_that_no_cache_holds_and_hot_ones_are_single()
    {
        CountingBaseline[] baselines = [
            Baseline(BaselineWeightType.Float32, "wide", 0),
            Baseline(BaselineWeightType.SixteenBit, "half", 0),
            Baseline(BaselineWeightType.Int8, "narrow", 0)];

        using (new LoadedBaselines(Work, CacheState.Hot, baselines))
            Assert.All(baselines, baseline => Assert.Equal(1, baseline.Copies));

        using (new LoadedBaselines(Work, CacheState.Cold, baselines))
        {
            int weights = Work.Layer.Weights.Length;
            Assert.Equal(
                [4, 2, 1],
                baselines.Select(baseline =>
                    (int)Math.Round((double)LastLevelCache.CopiesBeyond(weights) / baseline.Copies)));
        }
    }

    [Fact]
    public void What_was_loaded_before_a_baseline_fails_to_load_is_let_go()
    {
        CountingBaseline first = Baseline(BaselineWeightType.Float32, "first", 0);
        CountingBaseline second = Baseline(BaselineWeightType.Float32, "second", 0);
        second.OnLoad = () => throw new InvalidOperationException("no");

        Assert.Throws<InvalidOperationException>(() => new LoadedBaselines(Work, CacheState.Hot, [first, second]));
        Assert.Equal((1, 0), (first.Loads, first.Loaded));
    }

    private static CountingBaseline Baseline(BaselineWeightType precision, string name, int milliseconds) =>
        new(precision, name, TimeSpan.FromMilliseconds(milliseconds));
}
