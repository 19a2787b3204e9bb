using System;
using System.Collections.Generic;
using System.Linq;
using Rivals.Timing;

namespace Rivals.Tests;

public sealed class RivalScreeningTests
{
    private static readonly LayerWork Work = SeededWork.Create(seed: 1, inputs: 64, outputs: 32, batch: 1, relu: false, threads: 1);
    private static readonly TimingBudget Budget = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Rounds: 3, TimeSpan.Zero);

    [Fact]
    public void The_fastest_two_of_each_precision_go_on()
    {
        CountingRival[] rivals =
        [
            Rival(RivalPrecision.Float32, "slow", 60),
            Rival(RivalPrecision.Float32, "fast", 1),
            Rival(RivalPrecision.Int8, "small", 60),
            Rival(RivalPrecision.Float32, "middle", 20),
        ];

        IReadOnlyList<IRival> finalists = RivalScreening.FindFinalists(Work, CacheState.Hot, rivals, Budget);

        Assert.Equal(["fast", "middle", "small"], finalists.Select(rival => rival.Name).Order());
    }

    [Fact]
    public void One_rival_is_in_memory_at_a_time()
    {
        CountingRival[] rivals = [.. "abc".Select(name => Rival(RivalPrecision.Float32, $"{name}", 0))];
        foreach (CountingRival rival in rivals)
            rival.OnLoad = () => Assert.All(rivals, other => Assert.Equal(0, other.Loaded));

        RivalScreening.FindFinalists(Work, CacheState.Hot, rivals, Budget);

        Assert.All(rivals, rival => Assert.Equal((1, 0), (rival.Loads, rival.Loaded)));
    }

    [Fact]
    public void Cold_rivals_are_rings_that_no_cache_holds_and_hot_ones_are_single()
    {
        CountingRival[] rivals = [Rival(RivalPrecision.Float32, "wide", 0), Rival(RivalPrecision.SixteenBit, "half", 0), Rival(RivalPrecision.Int8, "narrow", 0)];

        using (new LoadedRivals(Work, CacheState.Hot, rivals))
            Assert.All(rivals, rival => Assert.Equal(1, rival.Copies));

        using (new LoadedRivals(Work, CacheState.Cold, rivals))
        {
            int weights = Work.Layer.Weights.Length;
            Assert.Equal([4, 2, 1], rivals.Select(rival => (int)Math.Round((double)LastLevelCache.CopiesBeyond(weights) / rival.Copies)));
        }
    }

    [Fact]
    public void What_was_loaded_before_a_rival_fails_to_load_is_let_go()
    {
        CountingRival first = Rival(RivalPrecision.Float32, "first", 0);
        CountingRival second = Rival(RivalPrecision.Float32, "second", 0);
        second.OnLoad = () => throw new InvalidOperationException("no");

        Assert.Throws<InvalidOperationException>(() => new LoadedRivals(Work, CacheState.Hot, [first, second]));
        Assert.Equal((1, 0), (first.Loads, first.Loaded));
    }

    private static CountingRival Rival(RivalPrecision precision, string name, int milliseconds) =>
        new(precision, name, TimeSpan.FromMilliseconds(milliseconds));
}
