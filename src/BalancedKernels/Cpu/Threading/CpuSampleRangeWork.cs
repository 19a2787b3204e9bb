using System;

namespace BalancedKernels;

/// <summary>
/// A matrix on stretches of samples; an item is some row tiles of one of them, stretch after stretch.
/// </summary>
/// <param name="items">The row tiles of the matrix.</param>
internal abstract class CpuSampleRangeWork(TileItems items) : CpuTileWork
{
    /// <inheritdoc/>
    public override void Run(in ParallelJob order, int first, int end)
    {
        int each = items.Count;
        while (first < end)
        {
            int stretch = first / each;
            int last = Math.Min((stretch + 1) * each, end);
            Run(in order, stretch, items.FirstTile(first - (stretch * each)), items.FirstTile(last - (stretch * each)));
            first = last;
        }
    }

    /// <inheritdoc/>
    public override void RunTiles(in ParallelJob order, int firstTile, int endTile)
    {
        for (int stretch = 0; stretch * order.Columns < order.Samples; stretch++)
            Run(in order, stretch, firstTile, endTile);
    }

    /// <summary>Computes some tiles for one stretch of an order's samples.</summary>
    protected abstract void Run(in ParallelJob order, int stretch, int firstTile, int endTile);
}
