using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>Turns canonical weights into the order in which CPU kernels read them, and back.</summary>
/// <remarks>
/// Canonical weights are [row, slot], the slots of all blocks of a row in a row (columns, for a dense layer). Kernels read
/// [tile, block, word, 16 rows], as <see cref="CpuCells"/> says: a block's indices as bit fields of words or as bytes, then its values,
/// 16-bit ones in pairs. Rows that fill up the last tile are zero. One layout serves every batch.
/// </remarks>
internal sealed class CpuLayout
{
    private const int WordBytes = sizeof(int);

    private readonly BalancedPattern pattern;
    private readonly CpuIndices indices;
    private readonly IReadOnlyList<CpuSlotGroup> groups;
    private readonly int rows;
    private readonly int blocks;
    private readonly int slots;
    private readonly int valueBytes;
    private readonly int wordsPerBlock;
    private readonly (int First, int Stride)[] places;

    /// <summary>Describes the layout of a matrix.</summary>
    public CpuLayout(int rows, int inputs, BalancedPattern pattern, Precision weights, CpuIndices indices = CpuIndices.Fields)
    {
        this.indices = indices;
        this.rows = rows;
        this.pattern = pattern;
        blocks = pattern.IsDense ? 1 : pattern.Blocks(inputs);
        slots = pattern.IsDense ? inputs : pattern.Kept;
        groups = pattern.IsDense ? [new CpuSlotGroup(0, inputs, 0)] : CpuCells.Groups(pattern, indices);
        valueBytes = weights == Precision.Float32 ? sizeof(float) : sizeof(short);
        int indexWords = pattern.IsDense ? 0 : CpuCells.IndexWordsPerBlock(pattern, indices);
        wordsPerBlock = indexWords + CpuCells.ValueWords(slots, weights);
        places = Places(indexWords * WordBytes);
    }

    /// <summary>Gets the words of four bytes that the matrix takes, padding rows included.</summary>
    public long Words => (long)CpuTile.Count(rows) * blocks * wordsPerBlock;

    /// <summary>Packs values [row, slot] and their column indices [row, slot], a byte each, into zeroed memory.</summary>
    /// <param name="values">Every number as its precision stores it.</param>
    /// <param name="columns">Empty for a dense layer.</param>
    /// <param name="packed">As many words as <see cref="Words"/>, all zero.</param>
    public void Pack(ReadOnlySpan<byte> values, ReadOnlySpan<byte> columns, Span<int> packed)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(packed);
        MoveValues(values, bytes, toTiles: true);
        if (!pattern.IsDense)
            MoveIndices(columns, bytes);
    }

    /// <summary>Unpacks values and column indices: the inverse of <see cref="Pack"/>.</summary>
    public void Unpack(ReadOnlySpan<int> packed, Span<byte> values, Span<byte> columns)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(packed);
        MoveValues(bytes, values, toTiles: false);
        if (!pattern.IsDense)
            ReadIndices(bytes, columns);
    }

    // The first byte of a row's block; its words stand 16 rows apart.
    private long FirstByte(int row, int block) => (((long)(row / CpuTile.Rows) * blocks) + block) * wordsPerBlock * WordBytes;

    private void MoveValues(ReadOnlySpan<byte> source, Span<byte> target, bool toTiles)
    {
        int flat = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int block = 0; block < blocks; block++)
            {
                int first = (int)FirstByte(row, block);
                foreach ((int place, int stride) in places)
                {
                    int at = first + place + (row % CpuTile.Rows * stride);
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
            for (int block = 0; block < blocks; block++)
            {
                int first = (int)FirstByte(row, block);
                foreach (CpuSlotGroup group in groups)
                {
                    ReadOnlySpan<byte> some = canonical.Slice(flat, group.Slots);
                    Span<byte> words = packed.Slice(first, CpuTile.Rows * group.WordBytes);
                    if (indices == CpuIndices.Bytes)
                        PutBytes(some, words, row % CpuTile.Rows);
                    else
                        PutFields(some, words.Slice(row % CpuTile.Rows * group.WordBytes, group.WordBytes));

                    flat += group.Slots;
                    first += words.Length;
                }
            }
        }
    }

    private void ReadIndices(ReadOnlySpan<byte> packed, Span<byte> canonical)
    {
        int flat = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int block = 0; block < blocks; block++)
            {
                int first = (int)FirstByte(row, block);
                foreach (CpuSlotGroup group in groups)
                {
                    Span<byte> some = canonical.Slice(flat, group.Slots);
                    ReadOnlySpan<byte> words = packed.Slice(first, CpuTile.Rows * group.WordBytes);
                    if (indices == CpuIndices.Bytes)
                        GetBytes(words, some, row % CpuTile.Rows);
                    else
                        GetFields(words.Slice(row % CpuTile.Rows * group.WordBytes, group.WordBytes), some);

                    flat += group.Slots;
                    first += words.Length;
                }
            }
        }
    }

    private static void PutBytes(ReadOnlySpan<byte> canonical, Span<byte> words, int row)
    {
        for (int slot = 0; slot < canonical.Length; slot++)
            words[CpuCells.ByteAt(canonical.Length, slot, row)] = canonical[slot];
    }

    private static void GetBytes(ReadOnlySpan<byte> words, Span<byte> canonical, int row)
    {
        for (int slot = 0; slot < canonical.Length; slot++)
            canonical[slot] = words[CpuCells.ByteAt(canonical.Length, slot, row)];
    }

    private void PutFields(ReadOnlySpan<byte> canonical, Span<byte> word)
    {
        int bits = CpuCells.IndexBits(pattern.Block);
        uint fields = 0;
        for (int slot = 0; slot < canonical.Length; slot++)
            fields |= (uint)canonical[slot] << (slot * bits);
        for (int i = 0; i < word.Length; i++)
            word[i] = (byte)(fields >> (8 * i));
    }

    private void GetFields(ReadOnlySpan<byte> word, Span<byte> canonical)
    {
        int bits = CpuCells.IndexBits(pattern.Block);
        uint fields = 0;
        for (int i = 0; i < word.Length; i++)
            fields |= (uint)word[i] << (8 * i);
        for (int slot = 0; slot < canonical.Length; slot++)
            canonical[slot] = (byte)((fields >> (slot * bits)) & ((1u << bits) - 1));
    }

    // Of each slot of a block: the byte at which the first row's weight stands, and the distance to the next row's.
    private (int First, int Stride)[] Places(int firstValue)
    {
        var all = new (int First, int Stride)[slots];
        foreach (CpuSlotGroup group in groups)
        {
            int start = firstValue + (group.FirstSlot * CpuTile.Rows * valueBytes);
            for (int slot = 0; slot < group.Slots; slot++)
            {
                bool paired = valueBytes == sizeof(short) && group.IsPaired(slot);
                int upper = paired && group.IsUpper(slot) ? 1 : 0;
                all[group.FirstSlot + slot] = paired
                    ? (start + ((slot - upper) * CpuTile.Rows * valueBytes) + (upper * valueBytes), WordBytes)
                    : (start + (slot * CpuTile.Rows * valueBytes), valueBytes);
            }
        }

        return all;
    }
}
