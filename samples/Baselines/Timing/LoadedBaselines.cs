using System;
using System.Collections.Generic;
using Measurement;

namespace Baselines.Timing;

/// <summary>Baselines that are ready to run, for one or several of our layers to be compared with.</summary>
public sealed class LoadedBaselines : IDisposable
{
    private readonly List<(IBaseline Baseline, IContestant Contestant)> loaded = [];

    /// <summary>Loads baselines; all stay in memory until they are disposed of.</summary>
    /// <param name="work">What they compute.</param>
    /// <param name="cache">Where their weights are when a call begins.</param>
    /// <param name="baselines">Which, usually what <see cref="BaselineScreening"/> left.</param>
    public LoadedBaselines(LayerWork work, CacheState cache, IReadOnlyList<IBaseline> baselines)
    {
        try
        {
            foreach (IBaseline baseline in baselines)
                loaded.Add((baseline, baseline.Load(work, CopiesOf(baseline, work.Layer, cache))));

            // Loading leaves a few times the weights behind, which would be collected in the middle of a burst.
            GC.Collect();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Gets the baselines, in the order in which they were given.</summary>
    public IReadOnlyList<(IBaseline Baseline, IContestant Contestant)> All => loaded;

    /// <inheritdoc/>
    public void Dispose() => loaded.ForEach(entry => entry.Contestant.Dispose());

    private static int CopiesOf(IBaseline baseline, DenseLayer layer, CacheState cache) =>
        cache == CacheState.Hot
            ? 1
            : LastLevelCache.CopiesBeyond(layer.WeightBytes * BytesPerWeight(baseline.WeightType) / sizeof(float));

    private static int BytesPerWeight(BaselineWeightType precision) => precision switch
    {
        BaselineWeightType.Float32 => 4,
        BaselineWeightType.SixteenBit => 2,
        BaselineWeightType.Int8 => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "There is no such precision."),
    };
}
