using System;
using System.Runtime.InteropServices;
using BalancedKernels.CompilerServices;

namespace BalancedKernels.Kernels.Tests;

public class WeightPackerTests
{
    [Theory]
    [InlineData(1, 4, "4:1")]
    [InlineData(15, 40, "8:3")]
    [InlineData(18, 40, "8:7")]
    [InlineData(16, 32, "16:15")]
    [InlineData(17, 1000, "32:6")]
    [InlineData(33, 100, "32:13")]
    [InlineData(20, 70, "32:16")]
    [InlineData(40, 200, "64:12")]
    [InlineData(20, 130, "64:5")]
    [InlineData(18, 300, "100:30")]
    [InlineData(18, 600, "256:7")]
    [InlineData(100, 5, null)]
    public void Unpacking_gives_back_what_was_packed(int rows, int inputs, string? text)
    {
        BalancedPattern pattern = BalancedPattern.TryParse(text, out BalancedPattern parsed)
            ? parsed
            : new BalancedPattern(32, 32);
        int slots = pattern.IsDense ? inputs : pattern.Slots(inputs);
        foreach (WeightType weights in Enum.GetValues<WeightType>())
        {
            byte[] values = new byte[rows * slots * (weights == WeightType.Float32 ? 4 : 2)];
            byte[] columns = new byte[pattern.IsDense ? 0 : rows * slots];
            Random random = new(rows);
            random.NextBytes(values);
            for (int i = 0; i < columns.Length; i++)
                columns[i] = (byte)random.Next(pattern.Block);

            foreach (IndexFormat indices in new[] { IndexFormat.BitFields, IndexFormat.Bytes })
            {
                WeightPacker packer = new(PlannedLayout.Of(inputs, pattern, weights, indices), rows);
                int[] packed = new int[packer.Words];
                packer.Pack(values, columns, packed);
                byte[] valuesBack = new byte[values.Length];
                byte[] columnsBack = new byte[columns.Length];
                packer.Unpack(packed, valuesBack, columnsBack);
                Assert.Equal(values, valuesBack);
                Assert.Equal(columns, columnsBack);
            }
        }
    }

    // Worked out by hand: six indices of five bits share a word, which stands once for each of 16 rows.
    [Fact]
    public void Six_indices_of_a_block_of_32_share_a_word_and_16_bit_weights_stand_in_pairs()
    {
        WeightPacker packer =
            new(PlannedLayout.Of(64, new BalancedPattern(32, 6), WeightType.BFloat16, IndexFormat.BitFields), rows: 32);
        byte[] indices = new byte[32 * 12];
        ReadOnlySpan<byte> six = [1, 2, 3, 5, 8, 31];
        six.CopyTo(indices.AsSpan((20 * 12) + 6));
        byte[] values = new byte[32 * 12 * 2];
        BitConverter.TryWriteBytes(values.AsSpan(((20 * 12) + 6 + 3) * 2), (ushort)0xABCD);
        uint[] packed = new uint[packer.Words];
        packer.Pack(values, indices, MemoryMarshal.Cast<uint, int>(packed.AsSpan()));

        // A block of a tile is 16 words of indices and 48 of values. Row 20 is row 4 of tile 1; its second block is the
        // fourth of all.
        Assert.Equal(2 * 2 * 64, packed.Length);
        Assert.Equal(1u | (2u << 5) | (3u << 10) | (5u << 15) | (8u << 20) | (31u << 25), packed[(3 * 64) + 4]);

        // Slot 3 of that block is the upper half of its second pair.
        Assert.Equal(0xABCD0000u, packed[(3 * 64) + 16 + 16 + 4]);
    }

    // Worked out by hand: three indices in 16 bits of each row, the fourth in a byte of its own; the weights are two
    // pairs all the same.
    [Fact]
    public void Short_words_that_end_a_block_of_32_share_a_pair_of_16_bit_weights()
    {
        WeightPacker packer =
            new(PlannedLayout.Of(32, new BalancedPattern(32, 4), WeightType.BFloat16, IndexFormat.BitFields), rows: 16);
        byte[] indices = new byte[16 * 4];
        ReadOnlySpan<byte> four = [2, 3, 5, 31];
        four.CopyTo(indices.AsSpan(5 * 4));
        byte[] values = new byte[16 * 4 * 2];
        BitConverter.TryWriteBytes(values.AsSpan(((5 * 4) + 2) * 2), (ushort)0x1234);
        BitConverter.TryWriteBytes(values.AsSpan(((5 * 4) + 3) * 2), (ushort)0xABCD);
        uint[] packed = new uint[packer.Words];
        packer.Pack(values, indices, MemoryMarshal.Cast<uint, int>(packed.AsSpan()));

        // Eight words of 16-bit indices, four of bytes, then 16 for each of the two pairs.
        Assert.Equal(8 + 4 + 32, packed.Length);
        Assert.Equal((2u | (3u << 5) | (5u << 10)) << 16, packed[5 / 2]);
        Assert.Equal(31u << 8, packed[8 + (5 / 4)]);
        Assert.Equal(0xABCD1234u, packed[12 + 16 + 5]);
    }

    // Worked out by hand: a pair of slots is 32 bytes, the last slot 16. Half a register has four rows, four rows eight
    // further on, then the same of the other slot.
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 3, 3)]
    [InlineData(0, 4, 16)]
    [InlineData(0, 9, 5)]
    [InlineData(1, 0, 8)]
    [InlineData(1, 13, 16 + 8 + 4 + 1)]
    [InlineData(2, 2, 32 + 2)]
    [InlineData(2, 5, 32 + 8 + 1)]
    [InlineData(2, 15, 32 + 8 + 4 + 3)]
    public void Index_bytes_stand_where_byte_shuffles_want_them(int slot, int row, int expected)
    {
        WeightPacker packer =
            new(PlannedLayout.Of(32, new BalancedPattern(32, 3), WeightType.Float32, IndexFormat.Bytes), rows: 16);
        byte[] columns = new byte[16 * 3];
        columns[(row * 3) + slot] = 29;
        int[] packed = new int[packer.Words];
        packer.Pack(new byte[16 * 3 * 4], columns, packed);
        Assert.Equal(12 + 48, packed.Length);
        Assert.Equal(expected, MemoryMarshal.AsBytes(packed.AsSpan()).IndexOf((byte)29));
    }

    // Bytes of one row's indices in one block.
    [Theory]
    [InlineData("32:6", 4)]
    [InlineData("32:3", 2)]
    [InlineData("32:4", 3)]
    [InlineData("32:10", 7)]
    [InlineData("32:13", 9)]
    [InlineData("32:16", 11)]
    [InlineData("16:4", 2)]
    [InlineData("16:2", 1)]
    [InlineData("8:2", 1)]
    [InlineData("4:2", 1)]
    [InlineData("64:12", 10)]
    [InlineData("64:3", 3)]
    [InlineData("100:30", 30)]
    [InlineData("256:5", 5)]
    public void Indices_take_the_fewest_bytes_of_whole_words(string text, int bytes)
    {
        Assert.True(BalancedPattern.TryParse(text, out BalancedPattern pattern));
        Assert.Equal(
            bytes * CpuTile.Rows / 4,
            PlannedLayout.Of(pattern.Block, pattern, WeightType.Float32, IndexFormat.BitFields).FirstValueWord);
    }

    [Fact]
    public void Every_slot_of_every_pattern_is_in_one_group_and_fits_its_word()
    {
        for (int block = BalancedPattern.MinBlock; block <= BalancedPattern.MaxBlock; block++)
        {
            for (int kept = 1; kept < block; kept++)
            {
                int next = 0;
                bool pairIsOpen = false;
                WeightLayout layout = PlannedLayout.Of(
                    block, new BalancedPattern(block, kept), WeightType.BFloat16, IndexFormat.BitFields);
                foreach (SlotGroup group in layout.Groups)
                {
                    Assert.Equal(pairIsOpen, group.BeginsInPair);
                    Assert.True(!group.EndsInPair || !group.IsUpper(group.Slots - 1));
                    pairIsOpen = group.EndsInPair;
                    Assert.Equal(next, group.FirstSlot);
                    Assert.InRange(group.Slots * layout.IndexBits, 1, group.WordBytes * 8);
                    next += group.Slots;
                }

                Assert.Equal(kept, next);
                Assert.False(pairIsOpen);
            }
        }
    }

    [Fact]
    public void Rows_that_fill_up_the_last_tile_are_zero()
    {
        WeightPacker packer =
            new(PlannedLayout.Of(32, new BalancedPattern(32, 5), WeightType.Float16, IndexFormat.BitFields), rows: 17);
        byte[] values = new byte[17 * 5 * 2];
        byte[] indices = new byte[17 * 5];
        values.AsSpan().Fill(0xFF);
        int[] packed = new int[packer.Words];
        packer.Pack(values, indices, packed);
        Assert.Equal(values.Length, MemoryMarshal.AsBytes(packed.AsSpan()).Count((byte)0xFF));
    }

    [Fact]
    public void Aligned_memory_begins_at_a_cache_line()
    {
        for (int length = 0; length < 70; length++)
        {
            using AlignedMemory<float> aligned = new(length);
            Span<float> memory = aligned.Span;
            Assert.Equal(length, memory.Length);
            if (length > 0)
                Assert.Equal(0, AddressOf(memory) % 64);
        }
    }

    private static unsafe long AddressOf(Span<float> memory)
    {
        fixed (float* first = memory)
            return (long)first;
    }
}
