using System;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>Packs canonical weights in the layout that a plan says, and unpacks them.</summary>
/// <remarks>
/// Canonical weights are [row, slot], the slots of all blocks of a row one after the other (columns, for a dense
/// layer). One layout serves every batch.
/// </remarks>
internal sealed class WeightPacker
{
    private const int WordBytes = sizeof(int);

    private readonly WeightLayout layout;
    private readonly SlotGroup[] groups;
    private readonly int rows;
    private readonly int valueBytes;
    private readonly (int First, int Stride)[] places;

    /// <summary>Makes a packer for a matrix of some rows.</summary>
    public WeightPacker(WeightLayout layout, int rows)
    {
        this.layout = layout;
        this.rows = rows;
        groups = [.. layout.Groups];
        valueBytes = layout.Values.Bytes;
        places = Places();
    }

    /// <summary>Gets the words of four bytes that the matrix takes, padding rows included.</summary>
    public long Words => (long)layout.Tiles(rows) * layout.TileWords;

    /// <summary>
    /// Packs values [row, slot] and their column indices [row, slot], a byte each, into zeroed memory.
    /// </summary>
    /// <param name="values">Every number as its value format stores it.</param>
    /// <param name="columns">Empty for a dense layer.</param>
    /// <param name="packed">As many words as <see cref="Words"/>, all zero.</param>
    public void Pack(ReadOnlySpan<byte> values, ReadOnlySpan<byte> columns, Span<int> packed)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(packed);
        MoveValues(values, bytes, toTiles: true);
        if (layout.Indices != IndexFormat.None)
            MoveIndices(columns, bytes);
    }

    /// <summary>Unpacks values and column indices: the inverse of <see cref="Pack"/>.</summary>
    public void Unpack(ReadOnlySpan<int> packed, Span<byte> values, Span<byte> columns)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(packed);
        MoveValues(bytes, values, toTiles: false);
        if (layout.Indices != IndexFormat.None)
            ReadIndices(bytes, columns);
    }

    private long FirstByte(int row, int block) =>
        (((long)(row / layout.TileRows) * layout.Blocks) + block) * layout.BlockWords * WordBytes;

    private void MoveValues(ReadOnlySpan<byte> source, Span<byte> target, bool toTiles)
    {
        int flat = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int block = 0; block < layout.Blocks; block++)
            {
                int first = (int)FirstByte(row, block);
                foreach ((int place, int stride) in places)
                {
                    int at = first + place + (row % layout.TileRows * stride);
                    source.Slice(toTiles ? flat : at, valueBytes).CopyTo(target.Slice(toTiles ? at : flat, valueBytes));
                    flat += valueBytes;
                }
            }
        }
    }

    private void MoveIndices(ReadOnlySpan<byte> canonical, Span<byte> packed)
    {
        int flat = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int block = 0; block < layout.Blocks; block++)
            {
                int first = (int)FirstByte(row, block);
                foreach (SlotGroup group in groups)
                {
                    ReadOnlySpan<byte> some = canonical.Slice(flat, group.Slots);
                    Span<byte> words =
                        packed.Slice(first + (group.IndexWord * WordBytes), layout.TileRows * group.WordBytes);
                    if (layout.Indices == IndexFormat.Bytes)
                        PutBytes(some, words, row % layout.TileRows);
                    else
                        PutFields(some, words.Slice(row % layout.TileRows * group.WordBytes, group.WordBytes));

                    flat += group.Slots;
                }
            }
        }
    }

    private void ReadIndices(ReadOnlySpan<byte> packed, Span<byte> canonical)
    {
        int flat = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int block = 0; block < layout.Blocks; block++)
            {
                int first = (int)FirstByte(row, block);
                foreach (SlotGroup group in groups)
                {
                    Span<byte> some = canonical.Slice(flat, group.Slots);
                    ReadOnlySpan<byte> words =
                        packed.Slice(first + (group.IndexWord * WordBytes), layout.TileRows * group.WordBytes);
                    if (layout.Indices == IndexFormat.Bytes)
                        GetBytes(words, some, row % layout.TileRows);
                    else
                        GetFields(words.Slice(row % layout.TileRows * group.WordBytes, group.WordBytes), some);

                    flat += group.Slots;
                }
            }
        }
    }

    private static void PutBytes(ReadOnlySpan<byte> canonical, Span<byte> words, int row)
    {
        for (int slot = 0; slot < canonical.Length; slot++)
            words[WeightLayout.IndexByte(canonical.Length, slot, row)] = canonical[slot];
    }

    private static void GetBytes(ReadOnlySpan<byte> words, Span<byte> canonical, int row)
    {
        for (int slot = 0; slot < canonical.Length; slot++)
            canonical[slot] = words[WeightLayout.IndexByte(canonical.Length, slot, row)];
    }

    private void PutFields(ReadOnlySpan<byte> canonical, Span<byte> word)
    {
        int bits = layout.IndexBits;
        uint fields = 0;
        for (int slot = 0; slot < canonical.Length; slot++)
            fields |= (uint)canonical[slot] << (slot * bits);
        for (int i = 0; i < word.Length; i++)
            word[i] = (byte)(fields >> (8 * i));
    }

    private void GetFields(ReadOnlySpan<byte> word, Span<byte> canonical)
    {
        int bits = layout.IndexBits;
        uint fields = 0;
        for (int i = 0; i < word.Length; i++)
            fields |= (uint)word[i] << (8 * i);
        for (int slot = 0; slot < canonical.Length; slot++)
            canonical[slot] = (byte)((fields >> (slot * bits)) & ((1u << bits) - 1));
    }

    // Of each slot of a block: the byte at which the first row's weight is, and the distance to the next row's.
    private (int First, int Stride)[] Places()
    {
        var all = new (int First, int Stride)[layout.SlotsPerBlock];
        foreach (SlotGroup group in groups)
        {
            int start = group.ValueWord * WordBytes;
            for (int slot = 0; slot < group.Slots; slot++)
            {
                bool paired = layout.Values.IsPaired && group.IsPaired(slot);
                int upper = paired && group.IsUpper(slot) ? 1 : 0;
                all[group.FirstSlot + slot] = paired
                    ? (start + ((slot - upper) * layout.TileRows * valueBytes) + (upper * valueBytes), WordBytes)
                    : (start + (slot * layout.TileRows * valueBytes), valueBytes);
            }
        }

        return all;
    }
}
