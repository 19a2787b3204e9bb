using System;

namespace BalancedKernels;

/// <summary>A matrix on stretches of samples; an item is a <see cref="CpuUnit"/> of one of them, stretch after stretch.</summary>
/// <param name="tiles">Tiles of the matrix.</param>
internal abstract class CpuUnitWork(int tiles) : CpuTileWork
{
    /// <inheritdoc/>
    public override void Run(in WorkOrder order, int first, int end)
    {
        int units = CpuUnit.Count(tiles);
        while (first < end)
        {
            int stretch = first / units;
            int last = Math.Min((stretch + 1) * units, end);
            Run(in order, stretch, CpuUnit.FirstTile(first - (stretch * units), tiles), CpuUnit.FirstTile(last - (stretch * units), tiles));
            first = last;
        }
    }

    /// <inheritdoc/>
    public override void RunTiles(in WorkOrder order, int firstTile, int endTile)
    {
        for (int stretch = 0; stretch * order.Columns < order.Samples; stretch++)
            Run(in order, stretch, firstTile, endTile);
    }

    /// <summary>Computes some tiles for one stretch of an order's samples.</summary>
    protected abstract void Run(in WorkOrder order, int stretch, int firstTile, int endTile);
}
