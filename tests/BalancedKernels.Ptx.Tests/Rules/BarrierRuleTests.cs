using System;
using static BalancedKernels.Ptx.Tests.OneGroup;

namespace BalancedKernels.Ptx.Tests.Rules;

/// <summary>Barriers and warps: who must come.</summary>
public sealed class BarrierRuleTests
{
    [Fact]
    public void Every_lane_of_a_warp_comes_to_a_barrier()
    {
        PtxFaultException fault = Fault("mov.b32 %r0, 0; setp.lt.u32 %p1, %r1, 20; @%p1 bar.sync 0;");

        Assert.Equal(PtxFault.Barrier, fault.Fault);
        Assert.Contains("only lanes 0x000fffff of warp 0", fault.Message, StringComparison.Ordinal);
        Assert.Equal(20, fault.Thread.X);
        Assert.Equal(
            PtxFault.Barrier,
            Fault("mov.b32 %r0, 0; setp.lt.u32 %p1, %r1, 20; @%p1 bra Past; bar.sync 0; Past:").Fault);
    }

    [Fact]
    public void Every_warp_comes_to_a_barrier()
    {
        PtxFaultException fault = Fault("mov.b32 %r0, 0; setp.lt.u32 %p1, %r1, 32; @%p1 bar.sync 0;", threads: 64);

        Assert.Equal(PtxFault.Barrier, fault.Fault);
        Assert.Contains("warp 1 has ended", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_warps_come_to_the_same_barrier()
    {
        PtxFaultException fault = Fault(
            "mov.b32 %r0, 0; setp.lt.u32 %p1, %r1, 32; @%p1 bra Other; bar.sync 0; bra Past; Other: bar.sync 0; Past:",
            threads: 64);

        Assert.Equal(PtxFault.Barrier, fault.Fault);
        Assert.Contains("waits at another barrier", fault.Message, StringComparison.Ordinal);
        Assert.Equal(
            PtxFault.Barrier,
            Fault(
                "mov.b32 %r0, 0; setp.lt.u32 %p1, %r1, 32; @%p1 bra Other; bar.sync 0; bra Past; Other: bar.sync 1; Past:",
                threads: 64).Fault);
    }

    [Fact]
    public void Some_warps_meet_at_a_barrier_of_their_own()
    {
        // Warps 0 and 1 exchange at barrier 1, warp 2 goes on alone.
        const string Body = """
            mov.b32 %r0, 0;
            setp.ge.u32 %p1, %r1, 64;
            @%p1 bra Past;
            shl.b32 %r2, %r1, 2;
            st.shared.u32 [%r2], %r1;
            bar.sync 1, 64;
            xor.b32 %r3, %r2, 128;
            ld.shared.u32 %r0, [%r3];
            Past:
            """;
        uint[] results = Results(Body, threads: 96);

        for (int i = 0; i < 96; i++)
            Assert.Equal(i < 64 ? (uint)(i ^ 32) : 0, results[i]);
    }

    [Fact]
    public void A_warp_that_only_arrives_has_seen_nothing()
    {
        // Warp 0 writes and arrives, warp 1 waits and reads: ordered. If warp 0 writes and waits, and warp 1 only
        // arrives, it is not.
        const string Common =
            "mov.b32 %r0, 0; shl.b32 %r2, %r1, 2; xor.b32 %r3, %r2, 128; setp.lt.u32 %p1, %r1, 32; @%p1 bra First;";
        _ = Results(
            $"{Common} bar.sync 1, 64; ld.shared.u32 %r0, [%r3]; bra Past; First: st.shared.u32 [%r2], %r1; bar.arrive 1, 64; Past:",
            threads: 64);
        Assert.Equal(
            PtxFault.Race,
            Fault(
                $"{Common} bar.arrive 1, 64; ld.shared.u32 %r0, [%r3]; bra Past; First: st.shared.u32 [%r2], %r1; bar.sync 1, 64; Past:",
                threads: 64).Fault);
    }

    [Fact]
    public void Lanes_of_a_mask_all_take_part()
    {
        PtxFaultException fault =
            Fault("mov.b32 %r0, 0; setp.ne.u32 %p1, %r1, 9; @%p1 shfl.sync.bfly.b32 %r0, %r1, 1, 31, 0xFFFFFFFF;");

        Assert.Equal(PtxFault.MissingLane, fault.Fault);
        Assert.Equal(9, fault.Thread.X);

        // The lane goes another way, and never comes.
        PtxFaultException branched = Fault(
            "mov.b32 %r0, 0; setp.eq.u32 %p1, %r1, 9; @%p1 bra Past; shfl.sync.bfly.b32 %r0, %r1, 1, 31, 0xFFFFFFFF; Past:");
        Assert.Equal(PtxFault.MissingLane, branched.Fault);
        Assert.Equal(9, branched.Thread.X);
    }

    [Fact]
    public void A_lane_that_is_read_from_takes_part() =>
        Assert.Equal(
            PtxFault.MissingLane,
            Fault(
                "mov.b32 %r0, 0; setp.lt.u32 %p1, %r1, 16; @%p1 shfl.sync.idx.b32 %r0, %r1, 20, 31, 0x0000FFFF;").Fault);

    [Fact]
    public void A_lane_is_in_the_mask_it_gives() =>
        Assert.Equal(
            PtxFault.MissingLane, Fault("mov.b32 %r0, 0; shfl.sync.idx.b32 %r0, %r1, 2, 31, 0x0000FFFF;").Fault);
}
