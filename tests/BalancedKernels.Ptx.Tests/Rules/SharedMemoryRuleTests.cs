using static BalancedKernels.Ptx.Tests.OneGroup;

namespace BalancedKernels.Ptx.Tests.Rules;

/// <summary>Shared memory: what orders accesses, and what does not.</summary>
public sealed class SharedMemoryRuleTests
{
    // Every thread's word, and that of the thread after it, around the end.
    private const string Addresses = "shl.b32 %r2, %r1, 2; mov.u32 %r9, %ntid.x; sub.u32 %r9, %r9, 1; add.u32 %r3, %r1, 1; and.b32 %r3, %r3, %r9; shl.b32 %r3, %r3, 2;";
    private const string Write = "st.shared.u32 [%r2], %r1;";
    private const string ReadNext = "ld.shared.u32 %r0, [%r3];";

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(128)]
    public void A_barrier_orders_a_write_and_a_read(int threads)
    {
        uint[] results = Results($"{Addresses} {Write} bar.sync 0; {ReadNext}", threads);

        for (int i = 0; i < threads; i++)
            Assert.Equal((uint)((i + 1) % threads), results[i]);
    }

    [Fact]
    public void A_read_of_what_another_thread_wrote_without_a_barrier_is_a_race()
    {
        PtxFaultException fault = Fault($"{Addresses} {Write} {ReadNext}");

        Assert.Equal(PtxFault.Race, fault.Fault);
        Assert.Contains(
            "it reads byte 4 of shared memory, which thread (1, 0, 0) wrote",
            fault.Message,
            System.StringComparison.Ordinal);
        Assert.Equal(new PtxDim(0, 0, 0), fault.Thread);
    }

    [Fact]
    public void A_write_of_what_another_thread_read_without_a_barrier_is_a_race()
    {
        Assert.Equal(PtxFault.Race, Fault($"{Addresses} {Write} bar.sync 0; {ReadNext} {Write}").Fault);
        Assert.Equal(PtxFault.Race, Fault($"{Addresses} {Write} bar.sync 0; {ReadNext} {Write}", threads: 128).Fault);
        _ = Results($"{Addresses} {Write} bar.sync 0; {ReadNext} bar.sync 0; {Write}", threads: 128);
    }

    [Fact]
    public void Two_writes_of_one_byte_are_a_race_even_of_one_instruction()
    {
        Assert.Equal(PtxFault.Race, Fault("st.shared.u32 [tile], %r1; mov.b32 %r0, 0;").Fault);
        Assert.Equal(
            PtxFault.Race,
            Fault("shl.b32 %r2, %r1, 1; and.b32 %r2, %r2, 0xFFFC; st.shared.u32 [%r2], %r1; mov.b32 %r0, 0;").Fault);
    }

    [Fact]
    public void Bytes_of_one_word_are_separate() =>
        _ = Results("st.shared.u8 [%r1], %r1; bar.sync 0; ld.shared.u8 %r0, [%r1];");

    [Fact]
    public void A_warp_barrier_orders_the_lanes_of_its_warp_and_no_others()
    {
        Assert.Equal(
            Lanes(lane => (lane + 1) % 32), Results($"{Addresses} {Write} bar.warp.sync 0xFFFFFFFF; {ReadNext}"));

        // The thread before: of the first lane of the second warp, it is in the first warp.
        const string ReadBefore = "sub.s32 %r3, %r2, 4; max.s32 %r3, %r3, 0; ld.shared.u32 %r0, [%r3];";
        Assert.Equal(32, Fault($"{Addresses} {Write} bar.warp.sync 0xFFFFFFFF; {ReadBefore}", threads: 64).Thread.X);
    }

    [Fact]
    public void A_warp_barrier_of_some_lanes_orders_those_only()
    {
        // Lanes 0 to 15 meet, and read from one another; then lane 15 reads from lane 16, which did not.
        const string Meet = "setp.lt.u32 %p1, %r1, 16; setp.lt.u32 %p2, %r1, 15; mov.b32 %r0, 0; @!%p1 bra Past; bar.warp.sync 0x0000FFFF; Past:";
        _ = Results($"{Addresses} {Write} {Meet} @%p2 {ReadNext}");
        Assert.Equal(15, Fault($"{Addresses} {Write} {Meet} @%p1 {ReadNext}").Thread.X);
    }

    [Fact]
    public void A_reader_is_not_forgotten_because_others_met()
    {
        // Lane 5 reads. Lanes 0 and 1 meet, lane 0 reads, they meet again, and lane 1 writes: after lane 0, but not
        // after lane 5.
        const string Lanes = "setp.eq.u32 %p5, %r1, 5; setp.eq.u32 %p1, %r1, 0; setp.eq.u32 %p2, %r1, 1; or.pred %p3, %p1, %p2; @%p1 st.shared.u32 [tile], %r1; bar.sync 0; mov.b32 %r0, 0;";
        const string Rest = "@%p3 bar.warp.sync 3; @%p1 ld.shared.u32 %r0, [tile]; @%p3 bar.warp.sync 3; @%p2 st.shared.u32 [tile], %r1;";
        _ = Results(Lanes + Rest);
        Assert.Equal(1, Fault($"{Lanes} @%p5 ld.shared.u32 %r0, [tile]; {Rest}").Thread.X);
    }

    [Fact]
    public void A_shuffle_orders_nothing() => Assert.Equal(
        PtxFault.Race,
        Fault($"{Addresses} {Write} shfl.sync.bfly.b32 %r4, %r1, 1, 31, 0xFFFFFFFF; {ReadNext}").Fault);

    [Fact]
    public void Memory_that_nobody_wrote_is_not_read()
    {
        PtxFaultException fault = Fault("ld.shared.u32 %r0, [tile+8];");

        Assert.Equal(PtxFault.Unwritten, fault.Fault);
        Assert.Contains(
            "byte 8 of shared memory is read, and nobody wrote it", fault.Message, System.StringComparison.Ordinal);
        Assert.Equal(
            PtxFault.Unwritten,
            Fault(".local .align 4 .b8 depot[8]; mov.u64 %q3, depot; ld.local.u32 %r0, [%q3];").Fault);
        Assert.Equal(PtxFault.Unwritten, Fault("ld.param.u64 %q3, [output]; ld.global.u32 %r0, [%q3];").Fault);
    }

    [Fact]
    public void Accesses_stay_inside_and_aligned()
    {
        Assert.Equal(PtxFault.OutOfBounds, Fault("mov.b32 %r0, 0; st.shared.u32 [tile+1024], %r0;").Fault);
        Assert.Equal(PtxFault.OutOfBounds, Fault("mov.b32 %r0, 0; mov.b32 %r2, -4; st.shared.u32 [%r2], %r0;").Fault);
        Assert.Equal(PtxFault.Misaligned, Fault("mov.b32 %r0, 0; st.shared.u32 [tile+2], %r0;", threads: 1).Fault);
        Assert.Equal(
            PtxFault.Misaligned,
            Fault("mov.b32 %r0, 0; st.shared.v4.u32 [tile+8], {%r0, %r0, %r0, %r0};", threads: 1).Fault);
        Assert.Equal(PtxFault.Misaligned, Fault("ld.global.v2.u32 {%r0, %r2}, [%q1+4];", input: new uint[4]).Fault);
        Assert.Equal(PtxFault.OutOfBounds, Fault("ld.global.u32 %r0, [%q1+16];", input: new uint[4]).Fault);
        Assert.Equal(PtxFault.OutOfBounds, Fault("ld.global.u32 %r0, [%q1+-4];", input: new uint[4]).Fault);
        Assert.Equal(PtxFault.OutOfBounds, Fault("mov.u64 %q3, 16; ld.global.u32 %r0, [%q3];").Fault);
    }

    [Fact]
    public void What_is_only_read_is_not_written()
    {
        Assert.Equal(PtxFault.ReadOnly, Fault("mov.b32 %r0, 0; st.global.u32 [%q1], %r0;", input: new uint[4]).Fault);
        Assert.Equal(
            PtxFault.ReadOnly,
            Fault(
                "mov.b32 %r0, 0; ld.param.u64 %q3, [output]; mul.wide.u32 %q4, %r1, 4; add.u64 %q4, %q4, %q3; st.global.u32 [%q4], %r0; ld.global.nc.u32 %r2, [%q4];").Fault);
    }

    [Fact]
    public void What_is_read_as_constant_is_not_written_afterwards()
    {
        PtxKernel kernel = PtxKernel.Load("""
            .entry Update(.param .u64 numbers)
            {
                .reg .b64 %q; .reg .b32 %r;
                ld.param.u64 %q, [numbers];
                ld.global.nc.u32 %r, [%q];
                st.global.u32 [%q], %r;
            }
            """);
        Memory.GlobalMemory memory = new();
        System.ReadOnlyMemory<byte> arguments =
            new PtxArguments(kernel).Add(memory.AddUpdated("numbers", new byte[4]).Address).ToMemory();

        PtxFaultException fault = Assert.Throws<PtxFaultException>(() =>
            kernel.Run(new PtxLaunch(new PtxDim(1), new PtxDim(1), memory, arguments)));

        Assert.Equal(PtxFault.ReadOnly, fault.Fault);
        Assert.Equal(PtxKind.GlobalStore, fault.Instruction.Kind);
    }

    [Fact]
    public void A_register_is_written_before_it_is_read()
    {
        PtxFaultException fault = Fault("setp.lt.u32 %p1, %r1, 31; @%p1 mov.b32 %r0, 0;");

        Assert.Equal(PtxFault.UndefinedRegister, fault.Fault);
        Assert.Equal(31, fault.Thread.X);
        Assert.Contains(
            "lanes 0x80000000 read %r0, and did not write it", fault.Message, System.StringComparison.Ordinal);
        Assert.Equal(PtxFault.UndefinedRegister, Fault("@%p1 mov.b32 %r0, 0;").Fault);
    }

    [Fact]
    public void Nothing_is_divided_by_zero() =>
        Assert.Equal(3, Fault("sub.u32 %r2, %r1, 3; div.u32 %r0, %r1, %r2;").Thread.X);
}
