using System;
using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>Turns canonical weights into the order in which CPU kernels read them, and back.</summary>
/// <remarks>
/// Canonical weights are [row, slot], the slots of all blocks of a row in a row (columns, for a dense layer). Kernels read
/// [tile, block, slot, 16 rows], as <see cref="CpuCells"/> says: 16-bit weights in pairs, indices as bit fields of
/// words. Rows that fill up the last tile are zero. One layout serves every instruction set and batch.
/// </remarks>
internal sealed class CpuLayout
{
    private const int WordBytes = 4;

    private readonly BalancedPattern pattern;
    private readonly IReadOnlyList<CpuSlotGroup> groups;
    private readonly int rows;
    private readonly int blocks;
    private readonly int slots;
    private readonly int valueBytes;

    /// <summary>Describes the layout of a matrix.</summary>
    public CpuLayout(int rows, int inputs, BalancedPattern pattern, Precision weights)
    {
        this.rows = rows;
        this.pattern = pattern;
        blocks = pattern.IsDense ? 1 : pattern.Blocks(inputs);
        slots = pattern.IsDense ? inputs : pattern.Kept;
        groups = pattern.IsDense ? [new CpuSlotGroup(0, inputs, 0)] : CpuCells.Groups(pattern);
        valueBytes = weights == Precision.Float32 ? sizeof(float) : sizeof(short);
    }

    /// <summary>Gets the bytes of all values, those of padding rows included.</summary>
    public long ValuesLength => (long)CpuTile.Count(rows) * CpuTile.Rows * blocks * slots * valueBytes;

    /// <summary>Gets the bytes of all indices, those of padding rows included; 0 for a dense layer.</summary>
    public long IndicesLength => pattern.IsDense
        ? 0
        : (long)CpuTile.Count(rows) * blocks * CpuCells.IndexWordsPerBlock(pattern) * WordBytes;

    /// <summary>Packs values [row, slot] into tiles.</summary>
    public void PackValues(ReadOnlySpan<byte> canonical, Span<byte> packed)
    {
        packed.Clear();
        MoveValues(canonical, packed, toTiles: true);
    }

    /// <summary>Unpacks values: the inverse of <see cref="PackValues"/>.</summary>
    public void UnpackValues(ReadOnlySpan<byte> packed, Span<byte> canonical) => MoveValues(packed, canonical, toTiles: false);

    /// <summary>Packs indices [row, slot], a byte each, into words.</summary>
    public void PackIndices(ReadOnlySpan<byte> canonical, Span<byte> packed)
    {
        packed.Clear();
        int bits = CpuCells.IndexBits(pattern.Block);
        foreach ((int slot, int word, CpuSlotGroup group) in Words())
        {
            uint fields = 0;
            for (int i = 0; i < group.Slots; i++)
                fields |= (uint)canonical[slot + i] << (i * bits);
            for (int i = 0; i < group.WordBytes; i++)
                packed[word + i] = (byte)(fields >> (8 * i));
        }
    }

    /// <summary>Unpacks indices: the inverse of <see cref="PackIndices"/>.</summary>
    public void UnpackIndices(ReadOnlySpan<byte> packed, Span<byte> canonical)
    {
        int bits = CpuCells.IndexBits(pattern.Block);
        foreach ((int slot, int word, CpuSlotGroup group) in Words())
        {
            uint fields = 0;
            for (int i = 0; i < group.WordBytes; i++)
                fields |= (uint)packed[word + i] << (8 * i);
            for (int i = 0; i < group.Slots; i++)
                canonical[slot + i] = (byte)((fields >> (i * bits)) & ((1u << bits) - 1));
        }
    }

    private void MoveValues(ReadOnlySpan<byte> source, Span<byte> target, bool toTiles)
    {
        int blockBytes = slots * CpuTile.Rows * valueBytes;
        (int First, int Stride)[] places = SlotPlaces();
        for (int row = 0; row < rows; row++)
        {
            for (int block = 0; block < blocks; block++)
            {
                int flat = ((row * blocks) + block) * slots * valueBytes;
                int tiled = (((row / CpuTile.Rows) * blocks) + block) * blockBytes;
                for (int slot = 0; slot < slots; slot++, flat += valueBytes)
                {
                    int at = tiled + places[slot].First + ((row % CpuTile.Rows) * places[slot].Stride);
                    source.Slice(toTiles ? flat : at, valueBytes).CopyTo(target.Slice(toTiles ? at : flat, valueBytes));
                }
            }
        }
    }

    // Of each slot of a block: the byte at which the first row's weight stands, and the distance to the next row's.
    private (int First, int Stride)[] SlotPlaces()
    {
        var places = new (int First, int Stride)[slots];
        foreach (CpuSlotGroup group in groups)
        {
            int start = group.FirstSlot * CpuTile.Rows * valueBytes;
            for (int slot = 0; slot < group.Slots; slot++)
            {
                bool paired = valueBytes == sizeof(short) && (slot | 1) < group.Slots;
                places[group.FirstSlot + slot] = paired
                    ? (start + ((slot & ~1) * CpuTile.Rows * valueBytes) + ((slot & 1) * valueBytes), WordBytes)
                    : (start + (slot * CpuTile.Rows * valueBytes), valueBytes);
            }
        }

        return places;
    }

    // Every word of every real row: its first slot in the canonical order, and its first byte in the packed one.
    private IEnumerable<(int Slot, int Word, CpuSlotGroup Group)> Words()
    {
        int blockBytes = CpuCells.IndexWordsPerBlock(pattern) * WordBytes;
        for (int row = 0; row < rows; row++)
        {
            for (int block = 0; block < blocks; block++)
            {
                int slot = ((row * blocks) + block) * slots;
                int first = (((row / CpuTile.Rows) * blocks) + block) * blockBytes;
                foreach (CpuSlotGroup group in groups)
                {
                    yield return (slot + group.FirstSlot, first + ((row % CpuTile.Rows) * group.WordBytes), group);
                    first += CpuTile.Rows * group.WordBytes;
                }
            }
        }
    }
}
