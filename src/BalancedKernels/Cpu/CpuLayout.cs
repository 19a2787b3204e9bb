using System;

namespace BalancedKernels;

/// <summary>Where a stored weight stands in the memory that CPU kernels read, and the way back.</summary>
/// <remarks>
/// Canonical weights are [row, slot] (slots of all blocks of a row in a row; columns, for a dense layer); kernels
/// read [tile, slot, 16 rows]: the weights of one slot of a tile are one vector. Rows that fill up the last tile
/// are zero. One layout serves every instruction set and batch.
/// </remarks>
internal static class CpuLayout
{
    /// <summary>Gets the elements that a matrix takes, padding rows included.</summary>
    public static long Length(int rows, int slotsPerRow) => (long)CpuTile.Count(rows) * CpuTile.Rows * slotsPerRow;

    /// <summary>Gets where the element of a row and slot stands.</summary>
    public static long IndexOf(int row, int slot, int slotsPerRow) =>
        ((((long)(row / CpuTile.Rows) * slotsPerRow) + slot) * CpuTile.Rows) + (row % CpuTile.Rows);

    /// <summary>Packs [row, slot] into tiles.</summary>
    public static void Pack(ReadOnlySpan<byte> canonical, Span<byte> packed, int rows, int slotsPerRow, int elementBytes)
    {
        packed.Clear();
        Move(rows, slotsPerRow, elementBytes, canonical, packed, toTiles: true);
    }

    /// <summary>Unpacks tiles into [row, slot]: the inverse of <see cref="Pack"/>.</summary>
    public static void Unpack(ReadOnlySpan<byte> packed, Span<byte> canonical, int rows, int slotsPerRow, int elementBytes) =>
        Move(rows, slotsPerRow, elementBytes, packed, canonical, toTiles: false);

    private static void Move(int rows, int slotsPerRow, int bytes, ReadOnlySpan<byte> source, Span<byte> target, bool toTiles)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int slot = 0; slot < slotsPerRow; slot++)
            {
                int flat = ((row * slotsPerRow) + slot) * bytes;
                int tiled = (int)IndexOf(row, slot, slotsPerRow) * bytes;
                source.Slice(toTiles ? flat : tiled, bytes).CopyTo(target.Slice(toTiles ? tiled : flat, bytes));
            }
        }
    }
}
