using System;
using System.Runtime.InteropServices;

namespace BalancedKernels.Gpu;

/// <summary>Packs canonical weights into the layout of GPU kernels, and unpacks them.</summary>
/// <remarks>
/// The layout is [set of four rows][load][load unit] of 16 bytes: 32 lanes that read 32 neighbouring load units read
/// 512 neighbouring bytes. <see cref="GpuLoadUnit"/> defines the position of each bit of a load unit.
/// </remarks>
internal static class GpuPacking
{
    /// <summary>Packs weights. Rows are padded to a whole set, and slots to a whole load unit, with zeros.</summary>
    public static Words4[] Pack(LinearWeights weights, GpuWeightLayout layout)
    {
        GpuLoadUnit loadUnit = layout.LoadUnit;
        int slots = weights.SlotsPerRow;
        int loadUnits = layout.LoadUnitsPerRow;
        int sets = GpuWeightLayout.Sets(weights.Outputs);
        Words4[] packed = new Words4[layout.Loads(weights.Outputs)];
        Span<uint> words = MemoryMarshal.Cast<Words4, uint>(packed.AsSpan());

        for (int row = 0; row < sets * GpuLoadUnit.SetRows; row++)
        {
            for (int slot = 0; slot < loadUnits * loadUnit.Slots; slot++)
            {
                bool isWeight = row < weights.Outputs && slot < slots;
                int source = (row * slots) + slot;
                SlotPosition position = new(layout, row, slot);
                position.SetBits(
                    words,
                    loadUnit.ValueWord(position.Slot),
                    loadUnit.ValueBit(position.Slot),
                    isWeight ? Bits(weights, source) : 0);

                // Padding slots get distinct indices too: a search in a bitmask would run past the block, and mma.sp
                // requires two distinct positions.
                WriteIndex(
                    words,
                    loadUnit,
                    position,
                    isWeight && loadUnit.Indices != GpuIndexFormat.None
                        ? weights.Indices.Span[source]
                        : slot % loadUnit.Kept);
            }
        }

        return packed;
    }

    /// <summary>Unpacks the weights of a layer: values as raw bits, then indices. Both are [outputs, slots].</summary>
    public static (uint[] Values, byte[] Indices) Unpack(
        ReadOnlySpan<Words4> packed, GpuWeightLayout layout, int outputs, int slots)
    {
        GpuLoadUnit loadUnit = layout.LoadUnit;
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<Words4, uint>(packed);
        uint[] values = new uint[outputs * slots];
        byte[] indices = new byte[outputs * slots];
        for (int row = 0; row < outputs; row++)
        {
            for (int slot = 0; slot < slots; slot++)
            {
                SlotPosition position = new(layout, row, slot);
                values[(row * slots) + slot] = position.GetBits(
                    words, loadUnit.ValueWord(position.Slot), loadUnit.ValueBit(position.Slot), loadUnit.ValueBits);
                indices[(row * slots) + slot] = (byte)ReadIndex(words, loadUnit, position);
            }
        }

        return (values, indices);
    }

    private static void WriteIndex(Span<uint> words, GpuLoadUnit loadUnit, SlotPosition position, int index)
    {
        if (loadUnit.Indices == GpuIndexFormat.Bitmask)
        {
            int column = (position.Slot / loadUnit.Kept * loadUnit.Block) + index;
            position.SetBits(words, loadUnit.MaskWord(column), column % 32, 1);
        }
        else if (loadUnit.Indices != GpuIndexFormat.None)
        {
            position.SetBits(words, loadUnit.FieldWord(position.Slot), loadUnit.FieldBit(position.Slot), (uint)index);
        }
    }

    private static int ReadIndex(ReadOnlySpan<uint> words, GpuLoadUnit loadUnit, SlotPosition position)
    {
        if (loadUnit.Indices == GpuIndexFormat.None)
            return 0;
        if (loadUnit.Indices != GpuIndexFormat.Bitmask)
            return (int)position.GetBits(
                words, loadUnit.FieldWord(position.Slot), loadUnit.FieldBit(position.Slot), loadUnit.FieldBits);

        int first = position.Slot / loadUnit.Kept * loadUnit.Block;
        int remaining = position.Slot % loadUnit.Kept;
        int column = first;
        while (position.GetBits(words, loadUnit.MaskWord(column), column % 32, 1) == 0 || remaining-- > 0)
            column++;

        return column - first;
    }

    private static uint Bits(LinearWeights weights, int index) => ValueFormat.Of(weights.WeightType).Bits == 32
        ? MemoryMarshal.Cast<byte, uint>(weights.Values.Span)[index]
        : MemoryMarshal.Cast<byte, ushort>(weights.Values.Span)[index];

    /// <summary>One slot of one row: its load unit, and its number in the load unit.</summary>
    private readonly ref struct SlotPosition(GpuWeightLayout layout, int row, int slot)
    {
        private readonly GpuWeightLayout layout = layout;
        private readonly int row = row;
        private readonly int loadUnitIndex = slot / layout.LoadUnit.Slots;

        public int Slot { get; } = slot % layout.LoadUnit.Slots;

        public void SetBits(Span<uint> words, int word, int bit, uint bits) => words[WordIndex(word)] |= bits << bit;

        public uint GetBits(ReadOnlySpan<uint> words, int word, int bit, int count) =>
            (words[WordIndex(word)] >> bit) & (uint)((1UL << count) - 1);

        private int WordIndex(int word)
        {
            int rowInSet = row % GpuLoadUnit.SetRows;
            int first = (row / GpuLoadUnit.SetRows * layout.LoadsPerSet) + (
                layout.LoadUnit.Load(rowInSet, word) * layout.LoadUnitsPerRow);
            return ((first + loadUnitIndex) * GpuLoadUnit.LoadWords) + layout.LoadUnit.Component(rowInSet, word);
        }
    }
}
