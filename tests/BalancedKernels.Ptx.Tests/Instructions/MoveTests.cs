using static BalancedKernels.Ptx.Tests.OneThread;

namespace BalancedKernels.Ptx.Tests.Instructions;

/// <summary>Moves and constants, by hand.</summary>
public sealed class MoveTests
{
    [Fact]
    public void Constants_are_read_as_PTX_writes_them()
    {
        Gives(31, "mov.b32 %r0, 31;");
        Gives(31, "mov.u32 %r0, 0x1F;");
        Gives(31, "mov.u32 %r0, 0x1fU;");
        Gives(31, "mov.u32 %r0, 037;"); // 3 * 8 + 7
        Gives(5, "mov.u32 %r0, 0b101;");
        Gives(Word(-5), "mov.s32 %r0, -5;");
        Gives(unchecked((ulong)-5), "mov.s64 %q0, -5;");
        Gives(Bits(1.5f), "mov.f32 %r0, 0f3FC00000;");
        Gives(Bits(-1.5f), "mov.f32 %r0, -1.5;");
        Gives(Bits(1.5), "mov.f64 %q0, 0d3FF8000000000000;");
        Gives(32, "mov.u32 %r0, WARP_SZ;");
    }

    [Fact]
    public void Parts_make_a_register_and_are_made_of_one()
    {
        Gives(0x2222222211111111, "mov.b64 %q0, {%r1, %r2};", 0x11111111, 0x22222222);
        Gives(0x22221111, "mov.b32 %r0, {%h1, %h2};", 0x1111, 0x2222);
        Gives(0x4444333322221111, "mov.b64 %q0, {%h1, %h2, %h3, %h4};", 0x1111, 0x2222, 0x3333, 0x4444);
        Gives(0x22222222, "mov.b64 {%r9, %r0}, %q1;", 0x2222222211111111);
        Gives(0x1111, "mov.b32 {%h0, %h9}, %r1;", 0x22221111);
        Gives(0x1111, "mov.b32 {%h0, _}, %r1;", 0x22221111);
        Gives(1, "mov.pred %p0, %p1;", 1);
    }

    [Fact]
    public void Inner_braces_hide_names_of_outer_ones()
    {
        Gives(7, "mov.b32 %r0, 7; { .reg .b32 %r0; mov.b32 %r0, 9; }");
        Gives(9, "{ .reg .b32 inner; mov.b32 inner, 9; { mov.b32 %r0, inner; } }");
    }
}
