using static BalancedKernels.Ptx.Tests.OneThread;

namespace BalancedKernels.Ptx.Tests.Instructions;

/// <summary>
/// Numbers of 16 bits, by hand. Halves: 1 is 0x3C00, 2 is 0x4000, 3 is 0x4200, steps of 2^-10 above 1. Brain floats:
/// 1 is 0x3F80, 2 is 0x4000, 3 is 0x4040, steps of 2^-7 above 1.
/// </summary>
public sealed class HalfTests
{
    [Fact]
    public void Halves_are_added_and_multiplied()
    {
        Gives(0x4200, "add.f16 %h0, %h1, %h2;", 0x3C00, 0x4000); // 1 + 2 = 3
        Gives(0xBC00, "sub.f16 %h0, %h1, %h2;", 0x3C00, 0x4000);
        Gives(0x4600, "mul.f16 %h0, %h1, %h2;", 0x4000, 0x4200); // 2 * 3 = 6
        Gives(0x7C00, "add.f16 %h0, %h1, %h2;", 0x7BFF, 0x7BFF); // 65504 twice
        Gives(0x3C00, "add.rn.f16 %h0, %h1, %h2;", 0x3C00, 0x1000); // 1 + 2^-11: halfway, to the even one
        Gives(0x3C01, "add.f16 %h0, %h1, %h2;", 0x3C00, 0x1001); // a little more
        Gives(0x3C00, "add.sat.f16 %h0, %h1, %h2;", 0x3C00, 0x4000);
        Gives(0x8000, "neg.f16 %h0, %h1;", 0);
        Gives(0x3C00, "abs.f16 %h0, %h1;", 0xBC00);
        Gives(0x3C00, "min.f16 %h0, %h1, %h2;", 0x3C00, 0x4000);
        Gives(0x4000, "max.f16 %h0, %h1, %h2;", 0x7E00, 0x4000); // of NaN and 2
        Gives(0x7FFF, "max.NaN.f16 %h0, %h1, %h2;", 0x7E00, 0x4000);
        Gives(0x4000, "ex2.approx.f16 %h0, %h1;", 0x3C00);
        Gives(0x3C00, "tanh.approx.f16 %h0, %h1;", 0x5000); // tanh 32
    }

    [Fact]
    public void A_fused_product_and_sum_are_rounded_once()
    {
        // (1 + 3u)^2 - 1 = 6u + 9u^2 with u = 2^-10: 1.5 * 2^-8 and 2.25 steps of 2^-18. The square alone becomes 1 +
        // 6u.
        Gives(0x1E02, "fma.rn.f16 %h0, %h1, %h1, %h3;", 0x3C03, 0, 0xBC00);
        Gives(0x1E00, "mul.f16 %h2, %h1, %h1; add.f16 %h0, %h2, %h3;", 0x3C03, 0, 0xBC00);
    }

    [Fact]
    public void A_trace_above_a_tie_decides_it()
    {
        // Halves: 2^-11 + 1 is a tie, 2^-11 (1 + 2^-10) + 1 is not.
        Gives(0x3C00, "fma.rn.f16 %h0, %h1, %h2, %h3;", 0x1000, 0x3C00, 0x3C00);
        Gives(0x3C01, "fma.rn.f16 %h0, %h1, %h2, %h3;", 0x1000, 0x3C01, 0x3C00);

        // Brain floats: 2^-8 + 1 is a tie, 2^-8 (1 + 2^-7) + 1 is not.
        Gives(0x3F80, "fma.rn.bf16 %h0, %h1, %h2, %h3;", 0x3B80, 0x3F80, 0x3F80);
        Gives(0x3F81, "fma.rn.bf16 %h0, %h1, %h2, %h3;", 0x3B80, 0x3F81, 0x3F80);

        // A trace that a double has no place for: 1.5 (1 + 2^-7) is a tie, and 2^-100 more or less is not.
        Gives(0x3FC2, "fma.rn.bf16 %h0, %h1, %h2, %h3;", 0x3FC0, 0x3F81, 0x0000);
        Gives(0x3FC2, "fma.rn.bf16 %h0, %h1, %h2, %h3;", 0x3FC0, 0x3F81, 0x0D80);
        Gives(0x3FC1, "fma.rn.bf16 %h0, %h1, %h2, %h3;", 0x3FC0, 0x3F81, 0x8D80);
    }

    [Fact]
    public void Two_numbers_in_a_register_do_not_touch_each_other()
    {
        Gives(0x42004600, "fma.rn.f16x2 %r0, %r1, %r2, %r3;", 0x3C004000, 0x3C004000, 0x40004000); // 1 * 1 + 2 and 2 * 2 + 2
        Gives(0x404040C0, "fma.rn.bf16x2 %r0, %r1, %r2, %r3;", 0x3F804000, 0x3F804000, 0x40004000);
        Gives(0x42007C00, "add.f16x2 %r0, %r1, %r2;", 0x3C007BFF, 0x40007BFF);
        Gives(0x3F804080, "mul.bf16x2 %r0, %r1, %r2;", 0x3F804000, 0x3F804000);
        Gives(0xBC003C00, "neg.f16x2 %r0, %r1;", 0x3C00BC00);
        Gives(0x3C003C00, "abs.bf16x2 %r0, %r1;", 0xBC003C00);
        Gives(0x3C004000, "max.f16x2 %r0, %r1, %r2;", 0x3C000000, 0xBC004000);
        Gives(0x00004600, "fma.rn.relu.f16x2 %r0, %r1, %r2, %r3;", 0x3C004000, 0xC2004000, 0x40004000); // 1 * -3 + 2 is below zero
        Gives(0x3F803F80, "tanh.approx.bf16x2 %r0, %r1;", 0x42004200);
    }

    [Fact]
    public void Comparisons_of_halves()
    {
        Gives(1, "setp.lt.f16 %p0, %h1, %h2;", 0x3C00, 0x4000);
        Gives(0, "setp.lt.bf16 %p0, %h1, %h2;", 0x4000, 0x3F80);
    }
}
