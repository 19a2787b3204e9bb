using System;

namespace BalancedKernels;

/// <summary>The row tiles of a matrix in work items, each of as many tiles as the kernels compute at once.</summary>
/// <param name="Tiles">The row tiles of the matrix.</param>
/// <param name="TilesPerItem">The tiles of one item; the last item may have fewer.</param>
internal readonly record struct TileItems(int Tiles, int TilesPerItem)
{
    /// <summary>Gets the number of items.</summary>
    public int Count => (Tiles + TilesPerItem - 1) / TilesPerItem;

    /// <summary>Gets the tile at which an item begins, or the end of the matrix.</summary>
    public int FirstTile(int item) => Math.Min(item * TilesPerItem, Tiles);
}
