using System.Linq;
using static BalancedKernels.Ptx.Tests.OneGroup;

namespace BalancedKernels.Ptx.Tests.Instructions;

/// <summary>Branches, by hand: lanes part and meet again.</summary>
public sealed class ControlTests
{
    [Fact]
    public void Guards_keep_lanes_from_an_instruction() => Assert.Equal(
        Lanes(lane => lane < 10 ? 1 : 2),
        Results("setp.lt.u32 %p1, %r1, 10; @%p1 mov.b32 %r0, 1; @!%p1 mov.b32 %r0, 2;"));

    [Fact]
    public void Lanes_leave_a_loop_one_after_another_and_meet_behind_it()
    {
        // Lane n adds 1 + 2 + ... + n; the shuffle behind the loop needs all lanes.
        (uint[] results, PtxCounts counts) = Run("""
            mov.b32 %r2, 0; mov.b32 %r3, 0;
            Loop:
            setp.ge.u32 %p1, %r2, %r1;
            @%p1 bra Done;
            add.u32 %r2, %r2, 1;
            add.u32 %r3, %r3, %r2;
            bra.uni Loop;
            Done:
            shfl.sync.bfly.b32 %r0, %r3, 0, 31, 0xFFFFFFFF;
            """);

        Assert.Equal(Lanes(lane => lane * (lane + 1) / 2), results);

        // The warp goes round 31 times; in round k, lanes k to 31 add.
        PtxInstructionCount add =
            counts.Instructions.Single(count => count.Instruction.Text == "add.u32 %r3, %r3, %r2");
        Assert.Equal((31L, 31L * 32 / 2), (add.Warps, add.Threads));
    }

    [Fact]
    public void Branches_inside_branches_meet_inside_out()
    {
        (uint[] results, PtxCounts counts) = Run("""
            and.b32 %r2, %r1, 1; setp.eq.u32 %p1, %r2, 0;
            and.b32 %r3, %r1, 2; setp.eq.u32 %p2, %r3, 0;
            @%p1 bra Even;
            mov.b32 %r4, 10;
            bra Join;
            Even:
            @%p2 bra Fourth;
            mov.b32 %r4, 20;
            bra Inner;
            Fourth:
            mov.b32 %r4, 30;
            Inner:
            add.u32 %r4, %r4, 1;
            Join:
            add.u32 %r0, %r4, 100;
            """);

        Assert.Equal(Lanes(lane => lane % 2 == 1 ? 110 : lane % 4 == 0 ? 131 : 121), results);
        Assert.Equal((1L, 16L), Of("add.u32 %r4, %r4, 1"));
        Assert.Equal((1L, 32L), Of("add.u32 %r0, %r4, 100"));

        (long Warps, long Threads) Of(string text)
        {
            PtxInstructionCount count = counts.Instructions.Single(count => count.Instruction.Text == text);
            return (count.Warps, count.Threads);
        }
    }

    [Fact]
    public void Lanes_that_end_are_not_waited_for()
    {
        // Lanes 0 to 7 end inside the branch; the others meet behind it.
        uint[] results = Results("""
            mov.b32 %r0, 5;
            setp.ge.u32 %p1, %r1, 16;
            @%p1 bra Join;
            setp.lt.u32 %p2, %r1, 8;
            @%p2 exit;
            mov.b32 %r0, 6;
            Join:
            activemask.b32 %r2;
            add.u32 %r0, %r0, %r2;
            """);

        // the mask is 0xFFFFFF00
        Assert.Equal(Lanes(lane => lane < 8 ? 0 : lane < 16 ? 6 - 256 : 5 - 256)[8..], results[8..]);
    }

    [Fact]
    public void Lanes_meet_though_others_end_elsewhere()
    {
        // Cold code that ends stands behind the end of the rest.
        uint[] results = Results("""
            mov.b32 %r0, 5;
            setp.lt.u32 %p1, %r1, 8;
            setp.lt.u32 %p2, %r1, 16;
            @!%p2 bra Join;
            @%p1 bra Cold;
            mov.b32 %r0, 6;
            Join:
            activemask.b32 %r2;
            add.u32 %r0, %r0, %r2;
            bra.uni Store;
            Cold:
            ret;
            Store:
            """);

        Assert.Equal(Lanes(lane => lane < 16 ? 6 - 256 : 5 - 256)[8..], results[8..]);
    }

    [Fact]
    public void Fences_and_hints_change_nothing() => Assert.Equal(
        Lanes(lane => lane),
        Results(
            "mov.b32 %r0, %r1; membar.gl; membar.cta; fence.acq_rel.gpu; fence.sc.cta; prefetch.global.L2 [%q1]; nanosleep.u32 20; griddepcontrol.wait; griddepcontrol.launch_dependents;"));

    [Fact]
    public void A_kernel_that_gives_up_is_an_error()
    {
        PtxFaultException fault = Fault("setp.eq.u32 %p1, %r1, 6; @%p1 trap; mov.b32 %r0, 0;");

        Assert.Equal(6, fault.Thread.X);
        Assert.Contains("gives up", fault.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_does_not_end_is_stopped()
    {
        PtxFaultException fault = Fault("mov.b32 %r0, 0; Loop: add.u32 %r0, %r0, 1; bra Loop;");

        Assert.Equal(PtxFault.Endless, fault.Fault);
    }

    [Fact]
    public void A_uniform_branch_must_be_uniform()
    {
        Assert.Equal(
            PtxFault.Divergence, Fault("setp.lt.u32 %p1, %r1, 5; @%p1 bra.uni Past; Past: mov.b32 %r0, 0;").Fault);
        Assert.Equal(Lanes(_ => 0), Results("setp.lt.u32 %p1, %r1, 50; @%p1 bra.uni Past; Past: mov.b32 %r0, 0;"));
    }
}
