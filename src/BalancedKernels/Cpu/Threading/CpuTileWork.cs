namespace BalancedKernels;

/// <summary>The product with a matrix, for some of its tiles at a time.</summary>
internal abstract class CpuTileWork : CpuWork
{
    /// <summary>
    /// Computes the tiles from <paramref name="firstTile"/> up to <paramref name="endTile"/> for all samples of an
    /// order, on this thread.
    /// </summary>
    public abstract void RunTiles(in ParallelJob order, int firstTile, int endTile);
}
