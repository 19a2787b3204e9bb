using System.Linq;
using static BalancedKernels.Ptx.Tests.OneGroup;

namespace BalancedKernels.Ptx.Tests.Instructions;

/// <summary>Loads, stores and atomic updates, by hand.</summary>
public sealed class MemoryTests
{
    private static readonly uint[] Input =
        [.. Enumerable.Range(0, 128).Select(i => 0x03020100u + ((uint)i * 0x04040404u))];

    [Theory]
    [InlineData("ld.global.u32 %r0, [%q1+4];", 0x07060504)]
    [InlineData("ld.global.u8 %r0, [%q1+5];", 0x05)]
    [InlineData("ld.global.u16 %r0, [%q1+6];", 0x0706)]
    [InlineData("ld.global.s8 %r0, [%q1+128];", 0xFFFFFF80)] // byte 0x80, its sign repeated
    [InlineData("ld.global.nc.v2.u32 {%r2, %r0}, [%q1+8];", 0x0F0E0D0C)]
    [InlineData("ld.global.nc.L1::no_allocate.L2::256B.v4.u32 {%r2, %r3, %r4, %r0}, [%q1+16];", 0x1F1E1D1C)]
    [InlineData("ld.global.cg.u64 %q3, [%q1+8]; cvt.u32.u64 %r0, %q3;", 0x0B0A0908)]
    [InlineData("add.u64 %q3, %q1, 8; ld.volatile.global.u32 %r0, [%q3+-4];", 0x07060504)]
    [InlineData("ld.u32 %r0, [%q1];", 0x03020100)]
    [
        InlineData(
            "createpolicy.fractional.L2::evict_first.b64 %q4, 1.0; ld.global.nc.L2::cache_hint.u32 %r0, [%q1], %q4;",
            0x03020100)]
    public void Loads_are_little_endian(string load, uint expected) =>
        Assert.Equal(Lanes(_ => (int)expected), Results(load, input: Input));

    [Fact]
    public void Every_lane_has_an_address_of_its_own() =>
        Assert.Equal(
            Input[..32],
            Results("mul.wide.u32 %q3, %r1, 4; add.u64 %q3, %q3, %q1; ld.global.u32 %r0, [%q3];", input: Input));

    [Fact]
    public void Shared_memory_is_reached_by_its_name_and_by_addresses_of_both_sizes()
    {
        const string Address = "shl.b32 %r2, %r1, 2; mov.u32 %r3, tile; add.u32 %r3, %r3, %r2;";
        Assert.Equal(
            Lanes(lane => lane + 1),
            Results($"{Address} add.u32 %r4, %r1, 1; st.shared.u32 [%r3], %r4; ld.shared.u32 %r0, [%r3];"));
        Assert.Equal(
            Lanes(lane => lane + 1),
            Results(
                $"{Address} cvt.u64.u32 %q3, %r3; add.u32 %r4, %r1, 1; st.shared.u32 [%q3+512], %r4; ld.shared.u32 %r0, [%r3+512];"));
        Assert.Equal(
            Lanes(_ => 7),
            Results(
                "setp.eq.u32 %p1, %r1, 0; mov.b32 %r2, 7; @%p1 st.shared.u32 [tile+16], %r2; bar.sync 0; ld.shared.u32 %r0, [tile+16];"));
    }

    [Fact]
    public void A_converted_address_reaches_the_same_shared_memory() => Assert.Equal(
        Lanes(lane => lane * 2),
        Results(
            "mul.wide.u32 %q3, %r1, 4; mov.u64 %q4, tile; add.u64 %q4, %q4, %q3; cvta.shared.u64 %q5, %q4; add.u32 %r2, %r1, %r1; st.u32 [%q5], %r2; cvta.to.shared.u64 %q6, %q5; ld.shared.u32 %r0, [%q6];"));

    [Fact]
    public void Every_thread_has_local_memory_of_its_own() => Assert.Equal(
        Lanes(lane => lane),
        Results(
            ".local .align 8 .b8 depot[16]; mov.u64 %q3, depot; st.local.v2.u32 [%q3+8], {%r1, %r1}; ld.local.u32 %r0, [%q3+12];"));

    [Fact]
    public void Stores_write_the_low_bits() => Assert.Equal(
        Lanes(lane => 0x55667700 + (0x88 + lane)),
        Results(
            "shl.b32 %r2, %r1, 2; mov.b32 %r3, 0x55667788; st.shared.u32 [%r2], %r3; add.u32 %r4, %r3, %r1; st.shared.u8 [%r2], %r4; ld.shared.u32 %r0, [%r2];"));

    [Fact]
    public void Atomic_updates_give_what_was_there()
    {
        // One thread clears the word; then every lane adds one, and lanes come one after another.
        const string Clear = "setp.eq.u32 %p1, %r1, 0; @%p1 st.shared.u32 [tile], 0; bar.sync 0;";
        Assert.Equal(Lanes(lane => lane), Results($"{Clear} atom.shared.add.u32 %r0, [tile], 1;"));
        Assert.Equal(
            Lanes(_ => 496),
            Results($"{Clear} red.shared.add.u32 [tile], %r1; bar.sync 0; ld.shared.u32 %r0, [tile];"));
        Assert.Equal(
            Lanes(_ => 31), Results($"{Clear} red.shared.max.u32 [tile], %r1; bar.sync 0; ld.shared.u32 %r0, [tile];"));
        Assert.Equal(Lanes(lane => lane % 4), Results($"{Clear} atom.shared.inc.u32 %r0, [tile], 3;")); // 0, 1, 2, 3, 0, ...
        Assert.Equal(Lanes(lane => lane == 0 ? 0 : 8), Results($"{Clear} atom.shared.cas.b32 %r0, [tile], 0, 8;")); // only the first finds 0
        Assert.Equal(
            Lanes(lane => lane == 0 ? 0 : lane - 1), Results($"{Clear} atom.shared.exch.b32 %r0, [tile], %r1;"));

        // In single precision 1 + 2 + ... + 31 is exact.
        Assert.Equal(
            Lanes(_ => 496),
            Results(
                $"{Clear} cvt.rn.f32.u32 %r2, %r1; red.shared.add.f32 [tile], %r2; bar.sync 0; ld.shared.f32 %r3, [tile]; cvt.rzi.u32.f32 %r0, %r3;"));
    }
}
