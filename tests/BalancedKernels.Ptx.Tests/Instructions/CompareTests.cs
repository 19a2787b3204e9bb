using static BalancedKernels.Ptx.Tests.OneThread;

namespace BalancedKernels.Ptx.Tests.Instructions;

/// <summary>Comparisons and selections, by hand.</summary>
public sealed class CompareTests
{
    [Theory]
    [InlineData("eq", 0, 1, 0)]
    [InlineData("ne", 1, 0, 1)]
    [InlineData("lt", 1, 0, 0)]
    [InlineData("le", 1, 1, 0)]
    [InlineData("gt", 0, 0, 1)]
    [InlineData("ge", 0, 1, 1)]
    public void Whole_numbers_stand_in_one_order(string relation, ulong less, ulong equal, ulong greater)
    {
        Gives(less, $"setp.{relation}.s32 %p0, %r1, %r2;", Word(-1), 1);
        Gives(equal, $"setp.{relation}.s32 %p0, %r1, %r2;", Word(-1), Word(-1));
        Gives(greater, $"setp.{relation}.s32 %p0, %r1, %r2;", 1, Word(-1));

        // Without a sign, -1 is the greatest.
        Gives(greater, $"setp.{relation}.u32 %p0, %r1, %r2;", Word(-1), 1);
        Gives(greater, $"setp.{relation}.u64 %p0, %q1, %q2;", 1UL << 40, 1);
    }

    [Fact]
    public void Numbers_without_a_sign_have_names_of_their_own()
    {
        Gives(1, "setp.hi.u32 %p0, %r1, %r2;", Word(-1), 1);
        Gives(1, "setp.hs.u32 %p0, %r1, %r2;", 1, 1);
        Gives(1, "setp.lo.u32 %p0, %r1, %r2;", 0, 1);
        Gives(0, "setp.ls.u32 %p0, %r1, %r2;", 2, 1);
    }

    [Theory]
    [InlineData("eq", 0, 0)]
    [InlineData("ne", 1, 0)]
    [InlineData("lt", 1, 0)]
    [InlineData("ge", 0, 0)]
    [InlineData("equ", 0, 1)]
    [InlineData("neu", 1, 1)]
    [InlineData("ltu", 1, 1)]
    [InlineData("leu", 1, 1)]
    [InlineData("gtu", 0, 1)]
    [InlineData("geu", 0, 1)]
    [InlineData("num", 1, 0)]
    [InlineData("nan", 0, 1)]
    public void Only_relations_with_a_trailing_u_hold_for_NaN(string relation, ulong oneAndTwo, ulong oneAndNaN)
    {
        Gives(oneAndTwo, $"setp.{relation}.f32 %p0, %r1, %r2;", Bits(1f), Bits(2f));
        Gives(oneAndNaN, $"setp.{relation}.f32 %p0, %r1, %r2;", Bits(1f), Bits(float.NaN));
        Gives(oneAndTwo, $"setp.{relation}.f64 %p0, %q1, %q2;", Bits(1.0), Bits(2.0));
    }

    [Fact]
    public void A_comparison_is_combined_with_a_predicate_and_has_an_opposite()
    {
        Gives(1, "setp.lt.and.s32 %p0, %r1, %r2, %p3;", 1, 2, 1);
        Gives(0, "setp.lt.and.s32 %p0, %r1, %r2, !%p3;", 1, 2, 1);
        Gives(1, "setp.gt.or.s32 %p0, %r1, %r2, %p3;", 1, 2, 1);
        Gives(0, "setp.lt.xor.s32 %p0, %r1, %r2, %p3;", 1, 2, 1);

        // The opposite is of the comparison, not of the combination: !(1 < 2) or true.
        Gives(1, "setp.lt.or.s32 %p9|%p0, %r1, %r2, %p3;", 1, 2, 1);
        Gives(0, "setp.lt.s32 %p9|%p0, %r1, %r2;", 1, 2);
        Gives(1, "and.pred %p0, %p1, %p2;", 1, 1);
        Gives(0, "xor.pred %p0, %p1, %p2;", 1, 1);
        Gives(1, "or.pred %p0, %p1, %p2;", 0, 1);
        Gives(1, "not.pred %p0, %p1;", 0);
    }

    [Fact]
    public void A_flushed_comparison_sees_zero_for_what_is_too_small()
    {
        Gives(1, "setp.gt.f32 %p0, %r1, %r2;", 1, 0); // 2^-149 > 0
        Gives(0, "setp.gt.ftz.f32 %p0, %r1, %r2;", 1, 0);
    }

    [Fact]
    public void Kinds_of_numbers_are_told_apart()
    {
        Gives(1, "testp.finite.f32 %p0, %r1;", Bits(1f));
        Gives(0, "testp.finite.f32 %p0, %r1;", Bits(float.NaN));
        Gives(1, "testp.infinite.f32 %p0, %r1;", Bits(float.NegativeInfinity));
        Gives(1, "testp.notanumber.f32 %p0, %r1;", Bits(float.NaN));
        Gives(1, "testp.subnormal.f32 %p0, %r1;", 1);
        Gives(0, "testp.normal.f32 %p0, %r1;", 1);
        Gives(1, "testp.number.f32 %p0, %r1;", Bits(float.PositiveInfinity));
    }

    [Fact]
    public void One_of_two_is_selected()
    {
        Gives(10, "selp.b32 %r0, %r1, %r2, %p3;", 10, 20, 1);
        Gives(20, "selp.b32 %r0, %r1, %r2, %p3;", 10, 20, 0);
        Gives(20, "selp.f32 %r0, %r1, %r2, !%p3;", 10, 20, 1);
        Gives(10, "slct.u32.s32 %r0, %r1, %r2, %r3;", 10, 20, 0);
        Gives(20, "slct.u32.s32 %r0, %r1, %r2, %r3;", 10, 20, Word(-1));
        Gives(20, "slct.u32.f32 %r0, %r1, %r2, %r3;", 10, 20, Bits(-1f));
    }
}
