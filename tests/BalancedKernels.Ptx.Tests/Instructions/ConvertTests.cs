using System;
using static BalancedKernels.Ptx.Tests.OneThread;

namespace BalancedKernels.Ptx.Tests.Instructions;

/// <summary>Conversions, by hand.</summary>
public sealed class ConvertTests
{
    [Fact]
    public void Whole_numbers_are_extended_cut_and_saturated()
    {
        Gives(0xFFFFFFFF, "cvt.u64.u32 %q0, %r1;", Word(-1));
        Gives(ulong.MaxValue, "cvt.s64.s32 %q0, %r1;", Word(-1));
        Gives(0x5678, "cvt.u16.u32 %h0, %r1;", 0x12345678);
        Gives(0x12345678, "cvt.u32.u64 %r0, %q1;", 0xABCDEF0012345678);
        Gives(255, "cvt.sat.u8.s32 %r0, %r1;", 300);
        Gives(0, "cvt.sat.u8.s32 %r0, %r1;", Word(-300));
        Gives(Word(-128), "cvt.s8.s32 %r0, %r1;", 0x180); // of 0x180 the low byte 0x80, its sign repeated
        Gives(0x80, "cvt.u8.u32 %r0, %r1;", 0x180);
        Gives(Word(-2), "cvt.s32.s8 %r0, %r1;", 0x1FE); // the low byte 0xFE
    }

    [Theory]
    [InlineData("rn", 2, -2, 4)] // 2.5 and -2.5 to the even neighbour, 3.5 as well
    [InlineData("rz", 2, -2, 3)]
    [InlineData("rm", 2, -3, 3)]
    [InlineData("rp", 3, -2, 4)]
    public void Rounding_to_whole_numbers(string mode, int ofTwoAndAHalf, int ofMinusTwoAndAHalf, int ofThreeAndAHalf)
    {
        Gives(Word(ofTwoAndAHalf), $"cvt.{mode}i.s32.f32 %r0, %r1;", Bits(2.5f));
        Gives(Word(ofMinusTwoAndAHalf), $"cvt.{mode}i.s32.f32 %r0, %r1;", Bits(-2.5f));
        Gives(Word(ofThreeAndAHalf), $"cvt.{mode}i.s32.f64 %r0, %q1;", Bits(3.5));
        Gives(Bits((float)ofTwoAndAHalf), $"cvt.{mode}i.f32.f32 %r0, %r1;", Bits(2.5f));
    }

    [Fact]
    public void What_a_whole_number_cannot_be_is_the_nearest_that_it_can_be_and_NaN_is_zero()
    {
        Gives(0x7FFFFFFF, "cvt.rzi.s32.f32 %r0, %r1;", Bits(1e20f));
        Gives(0x80000000, "cvt.rzi.s32.f32 %r0, %r1;", Bits(-1e20f));
        Gives(0, "cvt.rzi.u32.f32 %r0, %r1;", Bits(-1f));
        Gives(0xFFFFFFFF, "cvt.rzi.u32.f32 %r0, %r1;", Bits(float.PositiveInfinity));
        Gives(0, "cvt.rzi.s32.f32 %r0, %r1;", Bits(float.NaN));
        Gives(1UL << 40, "cvt.rzi.s64.f32 %q0, %r1;", Bits((float)(1UL << 40)));
    }

    [Theory]
    [InlineData("rn", 0f, 0f)]
    [InlineData("rz", 0f, 0f)]
    [InlineData("rm", 0f, 2f)]
    [InlineData("rp", 2f, 0f)]
    public void Whole_numbers_of_more_than_24_bits_are_rounded(string mode, float upward, float downward)
    {
        // 2^24 + 1 is halfway between 2^24, which is even, and 2^24 + 2.
        Gives(Bits(16777216f + upward), $"cvt.{mode}.f32.s32 %r0, %r1;", 16777217);
        Gives(Bits(-16777216f - downward), $"cvt.{mode}.f32.s32 %r0, %r1;", Word(-16777217));
    }

    [Theory]
    [InlineData("rn", 0x3C00, 0x3C02)]
    [InlineData("rz", 0x3C00, 0x3C01)]
    [InlineData("rm", 0x3C00, 0x3C01)]
    [InlineData("rp", 0x3C01, 0x3C02)]
    public void Halves_have_eleven_bits(string mode, ulong ofOneAndAHalfStep, ulong ofOneAndThreeHalfSteps)
    {
        // Above one, halves (0x3C00, 0x3C01, ...) are 2^-10 apart: 1 + 2^-11 and 1 + 3 * 2^-11 lie halfway.
        Gives(ofOneAndAHalfStep, $"cvt.{mode}.f16.f32 %h0, %r1;", Bits(1f + (1f / 2048)));
        Gives(ofOneAndThreeHalfSteps, $"cvt.{mode}.f16.f32 %h0, %r1;", Bits(1f + (3f / 2048)));
    }

    [Fact]
    public void Every_half_and_back_is_itself()
    {
        for (uint bits = 0; bits < 0x7C00; bits += 13)
            Gives(bits, "cvt.f32.f16 %r2, %h1; cvt.rn.f16.f32 %h0, %r2;", bits);

        Gives(Bits(65504f), "cvt.f32.f16 %r0, %h1;", 0x7BFF); // the greatest: (2 - 2^-10) * 2^15
        Gives(Bits(1f / 16777216), "cvt.f32.f16 %r0, %h1;", 0x0001); // the least: 2^-24
        Gives(0x7C00, "cvt.rn.f16.f32 %h0, %r1;", Bits(65520f)); // halfway to 2^16, which is infinity
        Gives(0x7BFF, "cvt.rz.f16.f32 %h0, %r1;", Bits(1e9f));
        Gives(0x0000, "cvt.rn.f16.f32 %h0, %r1;", Bits(1f / 33554432)); // 2^-25, halfway to the least: even
        Gives(0x0001, "cvt.rp.f16.f32 %h0, %r1;", Bits(1e-30f));
        Gives(0x0200, "cvt.rn.f16.f32 %h0, %r1;", Bits(1f / 32768)); // 2^-15 is subnormal: 2^-14 * 512 / 1024
    }

    [Fact]
    public void Brain_floats_are_the_upper_half_of_single_ones()
    {
        Gives(0x3F80, "cvt.rn.bf16.f32 %h0, %r1;", 0x3F808000); // halfway: to the even one
        Gives(0x3F82, "cvt.rn.bf16.f32 %h0, %r1;", 0x3F818000);
        Gives(0x3F81, "cvt.rz.bf16.f32 %h0, %r1;", 0x3F81FFFF);
        Gives(0x0001, "cvt.rn.bf16.f32 %h0, %r1;", 0x0000FFFF); // subnormal numbers are rounded like others
        Gives(0x3FC00000, "cvt.f32.bf16 %r0, %h1;", 0x3FC0);
        Gives(0x7F80, "cvt.rn.bf16.f32 %h0, %r1;", 0x7F7FFFFF);
        Gives(0x7F7F, "cvt.rn.satfinite.bf16x2.f32 %r0, %r1, %r2;", 0, 0x7F7FFFFF);
    }

    [Fact]
    public void Two_numbers_are_packed_the_first_above_the_second()
    {
        Gives(0x3C004000, "cvt.rn.f16x2.f32 %r0, %r1, %r2;", Bits(1f), Bits(2f));
        Gives(0x3F804000, "cvt.rn.bf16x2.f32 %r0, %r1, %r2;", Bits(1f), Bits(2f));
        Gives(0x00004000, "cvt.rn.relu.f16x2.f32 %r0, %r1, %r2;", Bits(-1f), Bits(2f));
    }

    [Fact]
    public void Doubles_become_singles_once()
    {
        Gives(Bits(1.5), "cvt.f64.f32 %q0, %r1;", Bits(1.5f));
        Gives(Bits(0.1f), "cvt.rn.f32.f64 %r0, %q1;", Bits(0.1));
        Gives(Bits(MathF.BitDecrement(0.1f)), "cvt.rm.f32.f64 %r0, %q1;", Bits(0.1)); // 0.1f is above 0.1
        Gives(Bits(1f), "cvt.sat.f32.f32 %r0, %r1;", Bits(7f));
        Gives(0, "cvt.ftz.f32.f32 %r0, %r1;", 1);
    }
}
