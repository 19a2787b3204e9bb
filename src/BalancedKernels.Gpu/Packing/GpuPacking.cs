using System;
using System.Runtime.InteropServices;

namespace BalancedKernels.Gpu;

/// <summary>Brings canonical weights into the order in which GPU kernels read them, and back.</summary>
/// <remarks>
/// [set of four rows][load][cell] of 16 bytes: 32 lanes that read 32 neighbouring cells touch 512
/// neighbouring bytes. <see cref="GpuLoadUnit"/> says where each bit of a cell stands.
/// </remarks>
internal static class GpuPacking
{
    /// <summary>Packs weights; rows are padded to a whole set and slots to a whole cell, with zeros.</summary>
    public static Words4[] Pack(LinearWeights weights, GpuWeightLayout layout)
    {
        GpuLoadUnit cell = layout.Cell;
        int slots = weights.SlotsPerRow;
        int cells = layout.CellsPerRow;
        int sets = GpuWeightLayout.Sets(weights.Outputs);
        Words4[] packed = new Words4[layout.Loads(weights.Outputs)];
        Span<uint> words = MemoryMarshal.Cast<Words4, uint>(packed.AsSpan());

        for (int row = 0; row < sets * GpuLoadUnit.SetRows; row++)
        {
            for (int slot = 0; slot < cells * cell.Slots; slot++)
            {
                bool real = row < weights.Outputs && slot < slots;
                int source = (row * slots) + slot;
                Place place = new(layout, row, slot);
                place.Put(
                    words, cell.ValueWord(place.Slot), cell.ValueBit(place.Slot), real ? Bits(weights, source) : 0);

                // Padding has a place for each slot, too: counting a bitmask's bits would run past the block, and
                // mma.sp takes two places only.
                PutIndex(
                    words,
                    cell,
                    place,
                    real && cell.IndexForm != GpuIndexFormat.None ? weights.Indices.Span[source] : slot % cell.Kept);
            }
        }

        return packed;
    }

    /// <summary>
    /// Reads the weights of a packed layer back: values as raw bits, then indices; both [outputs, slots].
    /// </summary>
    public static (uint[] Values, byte[] Indices) Unpack(
        ReadOnlySpan<Words4> packed, GpuWeightLayout layout, int outputs, int slots)
    {
        GpuLoadUnit cell = layout.Cell;
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<Words4, uint>(packed);
        uint[] values = new uint[outputs * slots];
        byte[] indices = new byte[outputs * slots];
        for (int row = 0; row < outputs; row++)
        {
            for (int slot = 0; slot < slots; slot++)
            {
                Place place = new(layout, row, slot);
                values[(row * slots) + slot] =
                    place.Get(words, cell.ValueWord(place.Slot), cell.ValueBit(place.Slot), cell.ValueBits);
                indices[(row * slots) + slot] = (byte)GetIndex(words, cell, place);
            }
        }

        return (values, indices);
    }

    private static void PutIndex(Span<uint> words, GpuLoadUnit cell, Place place, int index)
    {
        if (cell.IndexForm == GpuIndexFormat.Bitmask)
        {
            int column = (place.Slot / cell.Kept * cell.Block) + index;
            place.Put(words, cell.MaskWord(column), column % 32, 1);
        }
        else if (cell.IndexForm != GpuIndexFormat.None)
        {
            place.Put(words, cell.FieldWord(place.Slot), cell.FieldBit(place.Slot), (uint)index);
        }
    }

    private static int GetIndex(ReadOnlySpan<uint> words, GpuLoadUnit cell, Place place)
    {
        if (cell.IndexForm == GpuIndexFormat.None)
            return 0;
        if (cell.IndexForm != GpuIndexFormat.Bitmask)
            return (int)place.Get(words, cell.FieldWord(place.Slot), cell.FieldBit(place.Slot), cell.FieldBits);

        int first = place.Slot / cell.Kept * cell.Block;
        int before = place.Slot % cell.Kept;
        int column = first;
        while (place.Get(words, cell.MaskWord(column), column % 32, 1) == 0 || before-- > 0)
            column++;

        return column - first;
    }

    private static uint Bits(LinearWeights weights, int index) => ValueFormat.Of(weights.WeightType).Bits == 32
        ? MemoryMarshal.Cast<byte, uint>(weights.Values.Span)[index]
        : MemoryMarshal.Cast<byte, ushort>(weights.Values.Span)[index];

    /// <summary>One slot of one row: its cell, and its number in there.</summary>
    private readonly ref struct Place(GpuWeightLayout layout, int row, int slot)
    {
        private readonly GpuWeightLayout layout = layout;
        private readonly int row = row;
        private readonly int number = slot / layout.Cell.Slots;

        public int Slot { get; } = slot % layout.Cell.Slots;

        public void Put(Span<uint> words, int word, int bit, uint bits) => words[At(word)] |= bits << bit;

        public uint Get(ReadOnlySpan<uint> words, int word, int bit, int count) =>
            (words[At(word)] >> bit) & (uint)((1UL << count) - 1);

        private int At(int word)
        {
            int inSet = row % GpuLoadUnit.SetRows;
            int first =
                (row / GpuLoadUnit.SetRows * layout.LoadsPerSet) + (layout.Cell.Load(inSet, word) * layout.CellsPerRow);
            return ((first + number) * GpuLoadUnit.LoadWords) + layout.Cell.Component(inSet, word);
        }
    }
}
