using System;
using static BalancedKernels.Ptx.Tests.OneThread;

namespace BalancedKernels.Ptx.Tests.Instructions;

/// <summary>Numbers of 32 and 64 bits with a fraction, by hand.</summary>
public sealed class FloatTests
{
    // The NaN that arithmetic gives.
    private const ulong NaN = 0x7FFFFFFF;

    // One unit in the last place of one.
    private const float Ulp = 1f / (1 << 23);

    [Fact]
    public void Sums_and_products_are_rounded()
    {
        Gives(Bits(3.75f), "add.f32 %r0, %r1, %r2;", Bits(1.5f), Bits(2.25f));
        Gives(Bits(-0.75f), "sub.f32 %r0, %r1, %r2;", Bits(1.5f), Bits(2.25f));
        Gives(Bits(3.375f), "mul.rn.f32 %r0, %r1, %r2;", Bits(1.5f), Bits(2.25f));
        Gives(Bits(1f), "add.f32 %r0, %r1, %r2;", Bits(1f), Bits(Ulp / 2)); // halfway: to the even one
        Gives(Bits(1f + (2 * Ulp)), "add.f32 %r0, %r1, %r2;", Bits(1f + Ulp), Bits(Ulp / 2));
        Gives(NaN, "sub.f32 %r0, %r1, %r2;", Bits(float.PositiveInfinity), Bits(float.PositiveInfinity));
        Gives(Bits(3.75), "add.f64 %q0, %q1, %q2;", Bits(1.5), Bits(2.25));
        Gives(Bits(2.5f), "add.f32 %r0, %r1, 0f3F800000;", Bits(1.5f));
        Gives(Bits(2.5f), "add.f32 %r0, %r1, 1.0;", Bits(1.5f));
    }

    [Fact]
    public void A_fused_product_and_sum_are_rounded_once()
    {
        // (1 + u)^2 - (1 + 2u) = u^2; rounded in between, the square is 1 + 2u, and nothing is left.
        ulong a = Bits(1f + Ulp);
        ulong c = Bits(-(1f + (2 * Ulp)));
        Gives(Bits(Ulp * Ulp), "fma.rn.f32 %r0, %r1, %r1, %r3;", a, 0, c);
        Gives(0, "mul.f32 %r2, %r1, %r1; add.f32 %r0, %r2, %r3;", a, 0, c);
        Gives(Bits(7.0), "fma.rn.f64 %q0, %q1, %q2, %q3;", Bits(2.0), Bits(3.0), Bits(1.0));
    }

    [Fact]
    public void Quotients_and_roots_are_rounded()
    {
        Gives(0x3EAAAAAB, "div.rn.f32 %r0, %r1, %r2;", Bits(1f), Bits(3f)); // 1.01010...10|10 in binary: up
        Gives(0x3EAAAAAB, "rcp.rn.f32 %r0, %r1;", Bits(3f));
        Gives(Bits(float.PositiveInfinity), "rcp.rn.f32 %r0, %r1;", 0);
        Gives(0x3FB504F3, "sqrt.rn.f32 %r0, %r1;", Bits(2f)); // 1.41421354
        Gives(Bits(0.5f), "rsqrt.approx.f32 %r0, %r1;", Bits(4f));
        Gives(Bits(2f), "div.approx.f32 %r0, %r1, %r2;", Bits(3f), Bits(1.5f));
        Gives(Bits(2f), "div.full.f32 %r0, %r1, %r2;", Bits(3f), Bits(1.5f));
        Gives(Bits(0.25), "rcp.rn.f64 %q0, %q1;", Bits(4.0));
    }

    [Fact]
    public void Approximations_are_as_near_as_the_format_allows()
    {
        Gives(Bits(8f), "ex2.approx.f32 %r0, %r1;", Bits(3f));
        Gives(Bits(MathF.Sqrt(2f)), "ex2.approx.ftz.f32 %r0, %r1;", Bits(0.5f));
        Gives(0, "ex2.approx.f32 %r0, %r1;", Bits(float.NegativeInfinity));
        Gives(Bits(5f), "lg2.approx.f32 %r0, %r1;", Bits(32f));
        Gives(Bits(0f), "sin.approx.f32 %r0, %r1;", Bits(0f));
        Gives(Bits(1f), "cos.approx.f32 %r0, %r1;", Bits(0f));
        Gives(Bits(1f), "tanh.approx.f32 %r0, %r1;", Bits(100f));
        Gives(Bits((float)0.46211715726000979), "tanh.approx.f32 %r0, %r1;", Bits(0.5f)); // (e - 1) / (e + 1)
    }

    [Fact]
    public void Of_a_number_and_NaN_the_number_is_smaller_and_larger()
    {
        Gives(Bits(1f), "min.f32 %r0, %r1, %r2;", Bits(1f), Bits(2f));
        Gives(Bits(2f), "max.f32 %r0, %r1, %r2;", Bits(1f), Bits(2f));
        Gives(Bits(2f), "min.f32 %r0, %r1, %r2;", Bits(float.NaN), Bits(2f));
        Gives(Bits(2f), "max.f32 %r0, %r1, %r2;", Bits(2f), Bits(float.NaN));
        Gives(NaN, "max.NaN.f32 %r0, %r1, %r2;", Bits(2f), Bits(float.NaN));
        Gives(Bits(-0f), "min.f32 %r0, %r1, %r2;", Bits(0f), Bits(-0f));
        Gives(Bits(0f), "max.f32 %r0, %r1, %r2;", Bits(-0f), Bits(0f));
        Gives(Bits(1f), "abs.f32 %r0, %r1;", Bits(-1f));
        Gives(Bits(-0f), "neg.f32 %r0, %r1;", Bits(0f));
        Gives(Bits(-3f), "copysign.f32 %r0, %r1, %r2;", Bits(-1f), Bits(3f)); // the sign of the first, the rest of the second
    }

    [Fact]
    public void Modifiers_flush_and_saturate()
    {
        const ulong Subnormal = 0x00400000; // 2^-127
        Gives(Subnormal, "add.f32 %r0, %r1, %r2;", Subnormal, 0);
        Gives(0, "add.ftz.f32 %r0, %r1, %r2;", Subnormal, 0);
        Gives(0x80000000, "mul.ftz.f32 %r0, %r1, %r2;", 0x00800000, Bits(-0.5f)); // -2^-127 becomes -0
        Gives(Bits(1f), "add.sat.f32 %r0, %r1, %r2;", Bits(1f), Bits(2f));
        Gives(0, "add.sat.f32 %r0, %r1, %r2;", Bits(1f), Bits(-2f));
        Gives(0, "add.sat.f32 %r0, %r1, %r2;", Bits(1f), Bits(float.NaN));
    }
}
