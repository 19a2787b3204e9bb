using System;

namespace BalancedKernels.Kernels.Tests;

public class CpuLayoutTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(15, 3, 4)]
    [InlineData(16, 7, 2)]
    [InlineData(17, 192, 4)]
    [InlineData(100, 5, 1)]
    public void Unpacking_gives_back_what_was_packed_and_padding_is_zero(int rows, int slots, int bytes)
    {
        byte[] canonical = new byte[rows * slots * bytes];
        new Random(rows).NextBytes(canonical);
        byte[] packed = new byte[CpuLayout.Length(rows, slots) * bytes];
        packed.AsSpan().Fill(0xFF);

        CpuLayout.Pack(canonical, packed, rows, slots, bytes);
        byte[] back = new byte[canonical.Length];
        CpuLayout.Unpack(packed, back, rows, slots, bytes);
        Assert.Equal(canonical, back);

        // Whatever is left when the rows are taken out is padding.
        for (int row = 0; row < rows; row++)
        {
            for (int slot = 0; slot < slots; slot++)
                packed.AsSpan((int)CpuLayout.IndexOf(row, slot, slots) * bytes, bytes).Clear();
        }

        Assert.False(packed.AsSpan().ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void One_slot_of_a_tile_is_one_run_of_16_rows()
    {
        for (int row = 0; row < CpuTile.Rows; row++)
            Assert.Equal((((2 * 192) + 5) * 16) + row, CpuLayout.IndexOf((2 * CpuTile.Rows) + row, slot: 5, slotsPerRow: 192));
    }

    [Fact]
    public void Aligned_memory_begins_at_a_cache_line()
    {
        for (int length = 0; length < 70; length++)
        {
            Span<float> memory = new AlignedMemory<float>(length).Span;
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
