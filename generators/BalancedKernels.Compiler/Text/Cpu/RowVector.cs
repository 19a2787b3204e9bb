using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>One vector of rows: a tile, or the part of a tile that a register of the form holds.</summary>
/// <param name="TileSuffix">
/// What names of this tile end in: A, B, ...; empty where a kernel takes one tile at a time.
/// </param>
/// <param name="FirstRow">The first row of the tile in this vector.</param>
/// <param name="Suffix">What names of this vector end in.</param>
internal sealed record RowVector(string TileSuffix, int FirstRow, string Suffix)
{
    /// <summary>What names of the tiles of a kernel end in.</summary>
    public static IReadOnlyList<string> TileSuffixes(int tiles) =>
        tiles == 1 ? [string.Empty] : [.. "ABCD".Substring(0, tiles).Select(letter => letter.ToString())];

    /// <summary>The vectors of the tiles that a kernel takes at a time.</summary>
    public static IReadOnlyList<RowVector> Of(int tiles, int lanes)
    {
        List<RowVector> all = [];
        foreach (string tile in TileSuffixes(tiles))
            for (int row = 0; row < CpuTile.Rows; row += lanes)
                all.Add(new RowVector(tile, row, lanes == CpuTile.Rows ? tile : $"{tile}Rows{row}"));

        return all;
    }
}
