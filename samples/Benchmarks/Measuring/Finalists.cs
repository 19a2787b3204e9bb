using System.Collections.Generic;
using System.Linq;
using Measurement;
using Baselines;
using Baselines.Timing;

namespace Benchmarks.Measuring;

/// <summary>Chooses the baselines that take turns with ours: each library at its best.</summary>
internal static class Finalists
{
    /// <summary>Looks at every choice briefly.</summary>
    /// <param name="work">What they compute.</param>
    /// <param name="cache">Where their weights are when a call begins.</param>
    /// <param name="baselines">Every choice of every library.</param>
    /// <param name="budget">How long to look at each.</param>
    /// <returns>
    /// The two fastest of each library in float32, for they decide the ratio, and its fastest in each other precision.
    /// </returns>
    public static IReadOnlyList<IBaseline> Find(
        LayerWork work, CacheState cache, IReadOnlyList<IBaseline> baselines, TimingBudget budget) =>
    [
        .. from library in baselines.GroupBy(baseline => baseline.Library)
           from precision in BaselineScreening.FindFinalists(
               work, cache, [.. library], budget).GroupBy(baseline => baseline.WeightType)
           from finalist in precision.Key == BaselineWeightType.Float32 ? precision : precision.Take(1)
           select finalist,
    ];
}
