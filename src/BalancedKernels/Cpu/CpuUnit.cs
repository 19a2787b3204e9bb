using System;

namespace BalancedKernels;

/// <summary>How tiles are dealt out: kernels take up to four tiles at a time, so no thread gets fewer.</summary>
internal static class CpuUnit
{
    /// <summary>Tiles of one unit.</summary>
    public const int Tiles = 4;

    /// <summary>Gets how many units a layer has.</summary>
    public static int Count(int tiles) => (tiles + Tiles - 1) / Tiles;

    /// <summary>Gets the tile at which a unit begins, or the end of the layer.</summary>
    public static int FirstTile(int unit, int tiles) => Math.Min(unit * Tiles, tiles);
}
