using static BalancedKernels.Ptx.Tests.OneThread;

namespace BalancedKernels.Ptx.Tests.Instructions;

/// <summary>Bits, by hand.</summary>
public sealed class BitTests
{
    [Fact]
    public void Logic_goes_bit_by_bit()
    {
        // 1100 and 1010, the four pairs of bits.
        Gives(0b1000, "and.b32 %r0, %r1, %r2;", 0b1100, 0b1010);
        Gives(0b1110, "or.b32 %r0, %r1, %r2;", 0b1100, 0b1010);
        Gives(0b0110, "xor.b32 %r0, %r1, %r2;", 0b1100, 0b1010);
        Gives(0xFFFFFFF3, "not.b32 %r0, %r1;", 0b1100);
        Gives(0xFFF3, "not.b16 %h0, %h1;", 0b1100);
        Gives(ulong.MaxValue - 12, "not.b64 %q0, %q1;", 0b1100);
        Gives(1, "cnot.b32 %r0, %r1;", 0);
        Gives(0, "cnot.b32 %r0, %r1;", 12);
    }

    [Fact]
    public void A_table_of_eight_bits_is_any_function_of_three()
    {
        // a = 11110000, b = 11001100, c = 10101010: every column is one row of the table, so the result is the table.
        foreach (ulong table in new ulong[] { 0x00, 0x96, 0xE8, 0xEA, 0x80, 0xFE, 0x1B })
            Gives(table, $"lop3.b32 %r0, %r1, %r2, %r3, {table}; and.b32 %r0, %r0, 255;", 0xF0, 0xCC, 0xAA);

        // The manual's way to find a table: apply the function to 0xF0, 0xCC and 0xAA; (a & b) | c is 0xEA.
        Gives((0xDEADBEEF & 0xFFFF0000) | 0x1234, "lop3.b32 %r0, %r1, %r2, %r3, 0xEA;", 0xDEADBEEF, 0xFFFF0000, 0x1234);
    }

    [Fact]
    public void Shifts_stop_at_the_width()
    {
        Gives(0x80, "shl.b32 %r0, %r1, %r2;", 1, 7);
        Gives(0, "shl.b32 %r0, %r1, %r2;", 1, 32);
        Gives(0xE0000000, "shl.b32 %r0, %r1, 29;", 15); // 1111 shifted, the upper bit falls out
        Gives(0x0F, "shr.u32 %r0, %r1, %r2;", 0xF0, 4);
        Gives(Word(-1), "shr.s32 %r0, %r1, %r2;", Word(-16), 4);
        Gives(Word(-1), "shr.s32 %r0, %r1, %r2;", Word(-16), 99);
        Gives(0, "shr.u32 %r0, %r1, %r2;", Word(-16), 32);
        Gives(1UL << 40, "shl.b64 %q0, %q1, %r2;", 1, 40);
        Gives(0xFFF8, "shr.s16 %h0, %h1, %r2;", 0xFF80, 4); // -128 / 16 = -8
    }

    [Fact]
    public void A_funnel_shift_moves_two_words_as_one()
    {
        // 0xCCCCDDDD above 0xAAAABBBB.
        Gives(0xDDDDAAAA, "shf.l.wrap.b32 %r0, %r1, %r2, 16;", 0xAAAABBBB, 0xCCCCDDDD);
        Gives(0xDDDDAAAA, "shf.r.wrap.b32 %r0, %r1, %r2, 16;", 0xAAAABBBB, 0xCCCCDDDD);
        Gives(0xCCCDDDDA, "shf.l.wrap.b32 %r0, %r1, %r2, 36;", 0xAAAABBBB, 0xCCCCDDDD); // by 36 - 32 = 4
        Gives(0xAAAABBBB, "shf.l.clamp.b32 %r0, %r1, %r2, 36;", 0xAAAABBBB, 0xCCCCDDDD); // by 32
        Gives(0xCCCCDDDD, "shf.r.clamp.b32 %r0, %r1, %r2, 36;", 0xAAAABBBB, 0xCCCCDDDD);
    }

    [Fact]
    public void Fields_are_taken_out_and_put_in()
    {
        Gives(0xCD, "bfe.u32 %r0, %r1, %r2, %r3;", 0xABCDEF, 8, 8);
        Gives(0xFFFFFFCD, "bfe.s32 %r0, %r1, %r2, %r3;", 0xABCDEF, 8, 8); // bit 15 of 0xABCDEF is set
        Gives(0, "bfe.u32 %r0, %r1, %r2, %r3;", 0xABCDEF, 8, 0);
        Gives(0xF, "bfe.u32 %r0, %r1, %r2, %r3;", 0xF0000000, 28, 12); // beyond bit 31 there are zeros
        Gives(Word(-1), "bfe.s32 %r0, %r1, %r2, %r3;", 0xF0000000, 28, 12); // or the sign
        Gives(0x1F, "bfe.u64 %q0, %q1, %r2, %r3;", 0x1FUL << 50, 50, 5);
        Gives(0xAB12EF, "bfi.b32 %r0, %r1, %r2, %r3, %r4;", 0x3412, 0xABCDEF, 8, 8);
        Gives(0x2BCDEF01, "bfi.b32 %r0, %r1, %r2, %r3, %r4;", 0x12, 0xABCDEF01, 28, 8); // what lies beyond bit 31 is lost
        Gives(0xABCDEF, "bfi.b32 %r0, %r1, %r2, %r3, %r4;", 0x3412, 0xABCDEF, 8, 0);
    }

    [Fact]
    public void Bytes_are_chosen_out_of_two_words()
    {
        // Bytes 0 to 3 are 11 22 33 44, bytes 4 to 7 are 55 66 77 88.
        Gives(0x88112255, "prmt.b32 %r0, %r1, %r2, 0x7014;", 0x44332211, 0x88776655);
        Gives(0x44332211, "prmt.b32 %r0, %r1, %r2, 0x3210;", 0x44332211, 0x88776655);

        // With its highest bit, a choice gives eight times the sign: of byte 7 (0x88) ones, of byte 0 (0x11) zeros.
        Gives(0xFF0000FF, "prmt.b32 %r0, %r1, %r2, 0xF88F;", 0x44332211, 0x88776655);
    }

    [Fact]
    public void Bits_are_counted_and_found()
    {
        Gives(4, "popc.b32 %r0, %r1;", 0xF0);
        Gives(64, "popc.b64 %r0, %q1;", ulong.MaxValue);
        Gives(24, "clz.b32 %r0, %r1;", 0xF0);
        Gives(32, "clz.b32 %r0, %r1;", 0);
        Gives(56, "clz.b64 %r0, %q1;", 0xF0);
        Gives(0x0F000000, "brev.b32 %r0, %r1;", 0xF0);
        Gives(7, "bfind.u32 %r0, %r1;", 0xF0);
        Gives(24, "bfind.shiftamt.u32 %r0, %r1;", 0xF0); // 31 - 7
        Gives(3, "bfind.s32 %r0, %r1;", Word(-16)); // ...11110000: bit 3 is the first that differs from the sign
        Gives(0xFFFFFFFF, "bfind.u32 %r0, %r1;", 0);
        Gives(6, "fns.b32 %r0, %r1, 4, 3;", 0xF0); // from bit 4 upwards the third: 4, 5, 6
        Gives(5, "fns.b32 %r0, %r1, 7, -3;", 0xF0); // from bit 7 downwards the third: 7, 6, 5
        Gives(4, "fns.b32 %r0, %r1, 4, 0;", 0xF0);
        Gives(0xFFFFFFFF, "fns.b32 %r0, %r1, 4, 5;", 0xF0);
    }
}
