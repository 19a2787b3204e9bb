using System.Collections.Generic;
using System.Linq;
using Rivals;
using Rivals.Timing;

namespace Benchmarks.Measuring;

/// <summary>Chooses the rivals that take turns with ours: each library at its best.</summary>
internal static class Finalists
{
    /// <summary>Looks at every choice briefly.</summary>
    /// <param name="work">What they compute.</param>
    /// <param name="cache">Where their weights are when a call begins.</param>
    /// <param name="rivals">Every choice of every library.</param>
    /// <param name="budget">How long to look at each.</param>
    /// <returns>The two fastest of each library in float32, for they decide the ratio, and its fastest in each other precision.</returns>
    public static IReadOnlyList<IRival> Find(LayerWork work, CacheState cache, IReadOnlyList<IRival> rivals, TimingBudget budget) =>
    [
        .. from library in rivals.GroupBy(rival => rival.Library)
           from precision in RivalScreening.FindFinalists(work, cache, [.. library], budget).GroupBy(rival => rival.Precision)
           from finalist in precision.Key == RivalPrecision.Float32 ? precision : precision.Take(1)
           select finalist,
    ];
}
