using System.Collections.Generic;
using System.Linq;

namespace Rivals.Timing;

/// <summary>Times every choice of every library briefly, so that only the fastest go on.</summary>
public static class RivalScreening
{
    private const int Finalists = 2;

    /// <summary>Finds the two fastest choices of each precision. One rival is in memory at a time.</summary>
    /// <param name="work">What they compute.</param>
    /// <param name="cache">Where their weights are when a call begins.</param>
    /// <param name="rivals">The choices.</param>
    /// <param name="budget">How long to look at each of them.</param>
    /// <returns>The finalists, of each precision the fastest first.</returns>
    public static IReadOnlyList<IRival> FindFinalists(LayerWork work, CacheState cache, IReadOnlyList<IRival> rivals, TimingBudget budget) =>
    [
        .. rivals
            .Select(rival => (Rival: rival, Time: Time(work, cache, rival, budget)))
            .GroupBy(entry => entry.Rival.Precision)
            .SelectMany(precision => precision.OrderBy(entry => entry.Time.Median).Take(Finalists))
            .Select(entry => entry.Rival),
    ];

    private static CallTime Time(LayerWork work, CacheState cache, IRival rival, TimingBudget budget)
    {
        using LoadedRivals loaded = new(work, cache, [rival]);
        return PairedTimer.Measure([loaded.All[0].Contestant], budget)[0];
    }
}
