using System.Linq;
using static BalancedKernels.Ptx.Tests.OneGroup;

namespace BalancedKernels.Ptx.Tests.Instructions;

/// <summary>Asynchronous copies, by hand: when what they bring may be read, and by whom.</summary>
public sealed class AsyncCopyTests
{
    private const string Addresses =
        "shl.b32 %r2, %r1, 4; cvt.u64.u32 %q3, %r2; add.u64 %q3, %q3, %q1; xor.b32 %r3, %r2, 16;";
    private const string Copy = "cp.async.cg.shared.global [%r2], [%q3], 16;";
    private const string Commit = "cp.async.commit_group;";
    private const string WaitForAll = "cp.async.wait_group 0;";
    private static readonly uint[] Input = [.. Enumerable.Range(0, 256).Select(i => (uint)(1000 + i))];

    [Fact]
    public void A_copy_is_there_after_its_group_was_waited_for()
    {
        Assert.Equal(
            Lanes(lane => 1000 + (4 * lane) + 1),
            Results($"{Addresses} {Copy} {Commit} {WaitForAll} ld.shared.u32 %r0, [%r2+4];", input: Input));
        Assert.Equal(
            Lanes(lane => 1000 + (4 * lane) + 1),
            Results($"{Addresses} {Copy} cp.async.wait_all; ld.shared.u32 %r0, [%r2+4];", input: Input));
        Assert.Equal(
            Lanes(lane => 1000 + (4 * lane)),
            Results(
                $"{Addresses} cp.async.ca.shared.global.L2::128B [%r2], [%q3], 4; {Commit} {WaitForAll} ld.shared.u32 %r0, [%r2];",
                input: Input));
    }

    [Fact]
    public void A_copy_in_flight_is_neither_read_nor_written()
    {
        Assert.Equal(PtxFault.InFlight, Fault($"{Addresses} {Copy} ld.shared.u32 %r0, [%r2];", input: Input).Fault);
        Assert.Equal(
            PtxFault.InFlight, Fault($"{Addresses} {Copy} {Commit} ld.shared.u32 %r0, [%r2];", input: Input).Fault);
        Assert.Equal(
            PtxFault.InFlight, Fault($"{Addresses} {Copy} {Commit} st.shared.u32 [%r2], %r1;", input: Input).Fault);

        // A copy that is in no group is not waited for by a wait for groups.
        Assert.Equal(
            PtxFault.InFlight, Fault($"{Addresses} {Copy} {WaitForAll} ld.shared.u32 %r0, [%r2];", input: Input).Fault);
    }

    [Fact]
    public void All_but_the_last_groups_are_waited_for()
    {
        const string Two = $"{Addresses} {Copy} {Commit} cp.async.cg.shared.global [%r2+512], [%q3+512], 16; {Commit} cp.async.wait_group 1;";
        Assert.Equal(Lanes(lane => 1000 + (4 * lane)), Results($"{Two} ld.shared.u32 %r0, [%r2];", input: Input));
        Assert.Equal(PtxFault.InFlight, Fault($"{Two} ld.shared.u32 %r0, [%r2+512];", input: Input).Fault);
    }

    [Fact]
    public void Other_threads_read_a_copy_after_a_barrier_only()
    {
        Assert.Equal(
            Lanes(lane => 1000 + (4 * (lane ^ 1))),
            Results($"{Addresses} {Copy} {Commit} {WaitForAll} bar.sync 0; ld.shared.u32 %r0, [%r3];", input: Input));
        Assert.Equal(
            PtxFault.Race,
            Fault($"{Addresses} {Copy} {Commit} {WaitForAll} ld.shared.u32 %r0, [%r3];", input: Input).Fault);

        // A barrier without the wait is not enough.
        Assert.Equal(
            PtxFault.InFlight,
            Fault($"{Addresses} {Copy} {Commit} bar.sync 0; ld.shared.u32 %r0, [%r3];", input: Input).Fault);
    }

    [Fact]
    public void A_copy_does_not_overtake_readers()
    {
        const string First = $"{Addresses} {Copy} {Commit} {WaitForAll} bar.sync 0; ld.shared.u32 %r0, [%r3];";
        Assert.Equal(PtxFault.Race, Fault($"{First} {Copy}", input: Input).Fault);
        _ = Results($"{First} bar.sync 0; {Copy}", input: Input);
    }

    [Fact]
    public void What_is_not_read_is_zero()
    {
        // Six bytes are read, and ten are zero: the second word keeps its lower half.
        const string Part = "mov.b32 %r4, 6; cp.async.ca.shared.global [%r2], [%q3], 16, %r4; cp.async.wait_all;";
        Assert.Equal(
            Lanes(lane => 1000 + (4 * lane) + 1),
            Results($"{Addresses} {Part} ld.shared.u32 %r0, [%r2+4];", input: Input));
        Assert.Equal(Lanes(_ => 0), Results($"{Addresses} {Part} ld.shared.u32 %r0, [%r2+8];", input: Input));

        // Where nothing is read, the address may be anything.
        Assert.Equal(
            Lanes(_ => 0),
            Results(
                "shl.b32 %r2, %r1, 4; mov.u64 %q3, 0; cp.async.cg.shared.global [%r2], [%q3], 16, 0; cp.async.wait_all; ld.shared.u32 %r0, [%r2+8];"));
        Assert.Equal(
            PtxFault.Operand,
            Fault($"{Addresses} cp.async.ca.shared.global [%r2], [%q3], 8, 12; mov.b32 %r0, 0;", input: Input).Fault);
        Assert.Equal(
            PtxFault.Misaligned,
            Fault($"{Addresses} cp.async.ca.shared.global [%r2], [%q3+8], 16, 8; mov.b32 %r0, 0;", input: Input).Fault);
        Assert.Equal(
            PtxFault.OutOfBounds,
            Fault($"{Addresses} cp.async.cg.shared.global [%r2], [%q3+1024], 16; mov.b32 %r0, 0;", input: Input).Fault);
    }
}
