using System.Linq;
using static BalancedKernels.Ptx.Tests.OneGroup;

namespace BalancedKernels.Ptx.Tests.Rules;

/// <summary>Accesses of shared memory beyond the least, by hand: 32 banks of four bytes.</summary>
public sealed class BankConflictTests
{
    // What is written first makes all of the tile readable: two words a lane in four warps.
    private const string Fill = "shl.b32 %r2, %r1, 3; st.shared.v2.u32 [%r2], {%r1, %r1}; bar.sync 0; setp.lt.u32 %p1, %r1, 32; mov.b32 %r0, 0;";

    [Theory]
    [InlineData(1, 0)] // lane i, bank i
    [InlineData(2, 1)] // even banks, two words of each
    [InlineData(3, 0)] // 3 has no divisor in common with 32
    [InlineData(4, 3)]
    [InlineData(8, 7)]
    [InlineData(0, 0)] // all lanes want one word: it is given to all
    public void Words_at_a_distance(int distance, long conflicts) =>
        Assert.Equal(conflicts, Of($"mul.lo.u32 %r3, %r1, {distance * 4}; @%p1 ld.shared.u32 %r4, [%r3];"));

    [Theory]
    [InlineData(8, 0)] // half a warp takes 16 * 8 = 128 bytes: all banks once, in each of two phases
    [InlineData(16, 2)] // half a warp covers 256 bytes: two words of the first two banks of every four, in both phases
    [InlineData(0, 0)]
    public void Two_words_a_lane(int distance, long conflicts) =>
        Assert.Equal(conflicts, Of($"mul.lo.u32 %r3, %r1, {distance}; @%p1 ld.shared.v2.u32 {{%r4, %r5}}, [%r3];"));

    [Theory]
    [InlineData(16, 0)] // a quarter of a warp takes 8 * 16 = 128 bytes
    [InlineData(32, 4)] // a quarter covers 256 bytes: one conflict in each of four phases
    [InlineData(0, 0)]
    public void Four_words_a_lane(int distance, long conflicts) =>
        Assert.Equal(
            conflicts, Of($"mul.lo.u32 %r3, %r1, {distance}; @%p1 ld.shared.v4.u32 {{%r4, %r5, %r6, %r7}}, [%r3];"));

    [Fact]
    public void Bytes_of_one_word_are_given_together()
    {
        Assert.Equal(0, Of("@%p1 ld.shared.u8 %r4, [%r1];"));
        Assert.Equal(0, Of("shl.b32 %r3, %r1, 1; @%p1 ld.shared.u16 %r4, [%r3];"));
        Assert.Equal(1, Of("shl.b32 %r3, %r1, 3; @%p1 ld.shared.u8 %r4, [%r3];"));
    }

    [Fact]
    public void Lanes_that_do_not_access_have_no_conflict() =>
        Assert.Equal(0, Of("shl.b32 %r3, %r1, 7; setp.lt.u32 %p2, %r1, 1; @%p2 ld.shared.u32 %r4, [%r3];"));

    [Fact]
    public void Stores_have_conflicts_too() => Assert.Equal(
        3,
        Run(
            "shl.b32 %r2, %r1, 4; st.shared.u32 [%r2], %r1; mov.b32 %r0, 0;").Counts.BankConflictsOf(PtxKind.SharedStore));

    [Fact]
    public void Sectors_of_global_memory_are_counted_once()
    {
        // 32 words stand in four pieces of 32 bytes; 32 words at a distance of 8 bytes, in eight.
        Assert.Equal(4, Sectors(4));
        Assert.Equal(8, Sectors(8));
        Assert.Equal(1, Sectors(0));
    }

    private static long Of(string load) => Run(Fill + load, threads: 128).Counts.BankConflictsOf(PtxKind.SharedLoad);

    private static long Sectors(int distance) =>
        Run($"mul.wide.u32 %q3, %r1, {distance}; add.u64 %q3, %q3, %q1; ld.global.u32 %r0, [%q3];", input: new uint[64])
            .Counts.Instructions.Single(count => count.Instruction.Kind == PtxKind.GlobalLoad).Sectors;
}
