using System.Collections.Generic;
using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>The packed form of one weight matrix on a CPU: what the kernels read and what the packer writes.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// <para>
/// Written by the planner, carried by the generated code, read by the packer. Nothing else computes an offset. Raise
/// <see cref="CurrentVersion"/> with every change of meaning: a library compiled against another version is refused
/// when its weights are packed.
/// </para>
/// <para>
/// Rows form tiles of <see cref="TileRows"/>; the last tile is padded with zero rows. Packed weights are [tile, block,
/// group]. A packed block holds the column indices of its slots, then their values, for all rows of the tile: the index
/// word or the weight of one slot is stored for each row, row after row. Two 16-bit weights of a row, of neighbouring
/// slots, share a word. A dense matrix is one block that has a slot for each column, and no indices.
/// </para>
/// </remarks>
/// <param name="Version">The version of this description that the kernels were compiled for.</param>
/// <param name="TileRows">The rows of a tile, whose weights are interleaved.</param>
/// <param name="Blocks">Blocks of one row.</param>
/// <param name="SlotsPerBlock">Stored weights of one row of one block.</param>
/// <param name="BlockWords">The 32-bit words of one packed block, for all rows of a tile.</param>
/// <param name="Indices">How column indices are stored.</param>
/// <param name="IndexBits">Bits of one column index; 0 without indices.</param>
/// <param name="Values">How a weight is stored.</param>
/// <param name="Groups">The slots of a packed block, in groups that share index words.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record WeightLayout(
    int Version,
    int TileRows,
    int Blocks,
    int SlotsPerBlock,
    int BlockWords,
    IndexFormat Indices,
    int IndexBits,
    ValueFormat Values,
    IReadOnlyList<SlotGroup> Groups)
{
    /// <summary>The version that this library packs.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Gets the 32-bit words of one tile.</summary>
    public int TileWords => Blocks * BlockWords;

    /// <summary>Gets the offset of a packed block's first value, in 32-bit words.</summary>
    public int FirstValueWord => Groups[0].ValueWord;

    /// <summary>Gets the number of tiles that some rows form; the last may be partly padding.</summary>
    public int Tiles(int rows) => (rows + TileRows - 1) / TileRows;

    /// <summary>
    /// Gets the offset of a row's index byte in a group of byte indices. From the fastest to the slowest: row % 4, row
    /// / 8, slot, row / 4 % 2.
    /// </summary>
    /// <remarks>
    /// A byte shuffle gives 16 bytes in each half of a register, and interleaving four of its results gives four rows
    /// in each half: rows 0 to 3 and 4 to 7 of the first slot form one register, then rows 8 to 15, then the second
    /// slot's.
    /// </remarks>
    public static int IndexByte(int slots, int slot, int row) =>
        (((row >> 2) & 1) * 8 * slots) + (slot * 8) + ((row >> 3) * 4) + (row & 3);
}

/// <summary>How the column indices of a packed block are stored.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum IndexFormat
{
    /// <summary>There are none: the matrix is dense.</summary>
    None,

    /// <summary>Bit fields of words, as few bits as a block needs: for permutes of whole registers.</summary>
    BitFields,

    /// <summary>
    /// One byte each, slots in pairs, rows in the order of <see cref="WeightLayout.IndexByte"/>: for the byte shuffles
    /// of AVX2.
    /// </summary>
    Bytes,
}
