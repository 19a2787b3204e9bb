using static BalancedKernels.Ptx.Tests.OneThread;

namespace BalancedKernels.Ptx.Tests.Instructions;

/// <summary>Whole numbers, by hand.</summary>
public sealed class IntegerTests
{
    [Fact]
    public void Sums_and_differences_keep_the_low_bits()
    {
        Gives(12, "add.s32 %r0, %r1, %r2;", 7, 5);
        Gives(1, "add.u32 %r0, %r1, %r2;", 0xFFFFFFFF, 2); // 2^32 - 1 + 2 = 2^32 + 1
        Gives(1, "add.u64 %q0, %q1, %q2;", ulong.MaxValue, 2);
        Gives(4, "add.u16 %h0, %h1, %h2;", 0xFFFF, 5); // 65535 + 5 = 65536 + 4
        Gives(Word(-2), "sub.s32 %r0, %r1, %r2;", 5, 7);
        Gives(ulong.MaxValue, "sub.s64 %q0, %q1, %q2;", 0, 1);
        Gives(100, "add.s32 %r0, %r1, 99;", 1);
        Gives(Word(-99), "add.s32 %r0, %r1, -100;", 1);
    }

    [Fact]
    public void A_saturating_sum_stops_at_the_ends()
    {
        Gives(0x7FFFFFFF, "add.sat.s32 %r0, %r1, %r2;", 0x7FFFFFFF, 1);
        Gives(0x80000000, "sub.sat.s32 %r0, %r1, %r2;", 0x80000000, 1);
        Gives(3, "add.sat.s32 %r0, %r1, %r2;", 1, 2);
    }

    [Fact]
    public void Products_have_a_low_a_high_and_a_wide_form()
    {
        Gives(1, "mul.lo.u32 %r0, %r1, %r2;", 0xFFFFFFFF, 0xFFFFFFFF); // (2^32 - 1)^2 = 2^64 - 2^33 + 1
        Gives(0xFFFFFFFE, "mul.hi.u32 %r0, %r1, %r2;", 0xFFFFFFFF, 0xFFFFFFFF); // its upper half: 2^32 - 2
        Gives(0, "mul.hi.s32 %r0, %r1, %r2;", Word(-1), Word(-1)); // 1
        Gives(Word(-1), "mul.hi.s32 %r0, %r1, %r2;", Word(-3), 5); // -15 is negative above as well
        Gives(0xFFFFFFFE00000001, "mul.wide.u32 %q0, %r1, %r2;", 0xFFFFFFFF, 0xFFFFFFFF);
        Gives(unchecked((ulong)-15), "mul.wide.s32 %q0, %r1, %r2;", Word(-3), 5);
        Gives(Word(-15), "mul.wide.s16 %r0, %h1, %h2;", 0xFFFD, 5);
        Gives(0xFFFE0001, "mul.wide.u16 %r0, %h1, %h2;", 0xFFFF, 0xFFFF); // 65535^2
        Gives(ulong.MaxValue - 1, "mul.hi.u64 %q0, %q1, %q2;", ulong.MaxValue, ulong.MaxValue);
        Gives(ulong.MaxValue, "mul.hi.s64 %q0, %q1, %q2;", unchecked((ulong)-3), 5);
        Gives(22, "mad.lo.s32 %r0, %r1, %r2, %r3;", 3, 5, 7);
        Gives(0x100000001, "mad.wide.u32 %q0, %r1, %r2, %q3;", 0x80000000, 2, 1); // 2^31 * 2 + 1
    }

    [Fact]
    public void Quotients_go_toward_zero_and_rests_have_the_sign_of_the_dividend()
    {
        Gives(Word(-3), "div.s32 %r0, %r1, %r2;", Word(-7), 2);
        Gives(Word(-1), "rem.s32 %r0, %r1, %r2;", Word(-7), 2); // -7 = -3 * 2 - 1
        Gives(0x7FFFFFFC, "div.u32 %r0, %r1, %r2;", Word(-7), 2); // (2^32 - 7) / 2 = 2^31 - 4 + 1 / 2
        Gives(1, "rem.u32 %r0, %r1, %r2;", Word(-7), 2);
        Gives(unchecked((ulong)-3), "div.s64 %q0, %q1, %q2;", unchecked((ulong)-7), 2);
    }

    [Fact]
    public void Signs_decide_which_is_smaller()
    {
        Gives(Word(-1), "min.s32 %r0, %r1, %r2;", Word(-1), 1);
        Gives(1, "min.u32 %r0, %r1, %r2;", Word(-1), 1);
        Gives(1, "max.s32 %r0, %r1, %r2;", Word(-1), 1);
        Gives(Word(-1), "max.u32 %r0, %r1, %r2;", Word(-1), 1);
        Gives(0xFFFF, "min.s16 %h0, %h1, %h2;", 0xFFFF, 1);
        Gives(5, "abs.s32 %r0, %r1;", Word(-5));
        Gives(Word(-5), "neg.s32 %r0, %r1;", 5);
        Gives(0x80000000, "neg.s32 %r0, %r1;", 0x80000000); // -(-2^31) has no place, and stays
        Gives(17, "sad.s32 %r0, %r1, %r2, %r3;", Word(-3), 4, 10); // |-3 - 4| + 10
        Gives(unchecked((uint)-7 + 10), "sad.u32 %r0, %r1, %r2, %r3;", Word(-3), 4, 10); // 2^32 - 7 + 10, cut
    }

    [Fact]
    public void Products_of_bytes_are_added_up()
    {
        // Bytes from the lowest: 1, 2, 3, -1 times 5, 6, 7, 8, and 100: 5 + 12 + 21 - 8 + 100 = 130.
        Gives(130, "dp4a.s32.s32 %r0, %r1, %r2, %r3;", 0xFF030201, 0x08070605, 100);

        // Without signs the last is 255 * 8: 38 + 2040 + 100.
        Gives(2178, "dp4a.u32.u32 %r0, %r1, %r2, %r3;", 0xFF030201, 0x08070605, 100);
    }
}
