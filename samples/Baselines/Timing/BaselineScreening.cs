using System.Collections.Generic;
using System.Linq;
using Measurement;

namespace Baselines.Timing;

/// <summary>Times every choice of every library briefly, so that only the fastest go on.</summary>
public static class BaselineScreening
{
    private const int Finalists = 2;

    /// <summary>Finds the two fastest choices of each precision. One baseline is in memory at a time.</summary>
    /// <param name="work">What they compute.</param>
    /// <param name="cache">Where their weights are when a call begins.</param>
    /// <param name="baselines">The choices.</param>
    /// <param name="budget">How long to look at each of them.</param>
    /// <returns>The finalists, of each precision the fastest first.</returns>
    public static IReadOnlyList<IBaseline> FindFinalists(
        LayerWork work, CacheState cache, IReadOnlyList<IBaseline> baselines, TimingBudget budget) =>
    [
        .. baselines
            .Select(baseline => (Baseline: baseline, Time: Time(work, cache, baseline, budget)))
            .GroupBy(entry => entry.Baseline.WeightType)
            .SelectMany(precision => precision.OrderBy(entry => entry.Time.Median).Take(Finalists))
            .Select(entry => entry.Baseline),
    ];

    private static CallTime Time(LayerWork work, CacheState cache, IBaseline baseline, TimingBudget budget)
    {
        using LoadedBaselines loaded = new(work, cache, [baseline]);
        return PairedTimer.Measure([loaded.All[0].Contestant], budget)[0];
    }
}
