using System;
using System.Collections.Generic;

namespace Rivals.Timing;

/// <summary>Rivals that are ready to run, for one or several of our layers to be compared with.</summary>
public sealed class LoadedRivals : IDisposable
{
    private readonly List<(IRival Rival, IContestant Contestant)> loaded = [];

    /// <summary>Loads rivals; all stay in memory until they are disposed of.</summary>
    /// <param name="work">What they compute.</param>
    /// <param name="cache">Where their weights are when a call begins.</param>
    /// <param name="rivals">Which, usually what <see cref="RivalScreening"/> left.</param>
    public LoadedRivals(LayerWork work, CacheState cache, IReadOnlyList<IRival> rivals)
    {
        try
        {
            foreach (IRival rival in rivals)
                loaded.Add((rival, rival.Load(work, CopiesOf(rival, work.Layer, cache))));

            // Loading leaves a few times the weights behind, which would be collected in the middle of a burst.
            GC.Collect();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Gets the rivals, in the order in which they were given.</summary>
    public IReadOnlyList<(IRival Rival, IContestant Contestant)> All => loaded;

    /// <inheritdoc/>
    public void Dispose() => loaded.ForEach(entry => entry.Contestant.Dispose());

    private static int CopiesOf(IRival rival, DenseLayer layer, CacheState cache) =>
        cache == CacheState.Hot ? 1 : LastLevelCache.CopiesBeyond(layer.WeightBytes * BytesPerWeight(rival.Precision) / sizeof(float));

    private static int BytesPerWeight(RivalPrecision precision) => precision switch
    {
        RivalPrecision.Float32 => 4,
        RivalPrecision.SixteenBit => 2,
        RivalPrecision.Int8 => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "There is no such precision."),
    };
}
