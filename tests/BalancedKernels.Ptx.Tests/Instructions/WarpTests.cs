using System.Linq;
using static BalancedKernels.Ptx.Tests.OneGroup;

namespace BalancedKernels.Ptx.Tests.Instructions;

/// <summary>What lanes do together, by hand.</summary>
public sealed class WarpTests
{
    private const string All = "0xFFFFFFFF";

    [Fact]
    public void Shuffles_take_from_another_lane_or_keep_their_own()
    {
        Assert.Equal(Lanes(lane => lane ^ 5), Results($"shfl.sync.bfly.b32 %r0, %r1, 5, 31, {All};"));
        Assert.Equal(Lanes(lane => lane >= 3 ? lane - 3 : lane), Results($"shfl.sync.up.b32 %r0, %r1, 3, 0, {All};"));
        Assert.Equal(
            Lanes(lane => lane + 3 < 32 ? lane + 3 : lane), Results($"shfl.sync.down.b32 %r0, %r1, 3, 31, {All};"));
        Assert.Equal(Lanes(_ => 7), Results($"shfl.sync.idx.b32 %r0, %r1, 7, 31, {All};"));

        // Each lane asks for one of its own choice: the number three times its own.
        Assert.Equal(
            Lanes(lane => lane * 3 % 32),
            Results($"mul.lo.u32 %r2, %r1, 3; shfl.sync.idx.b32 %r0, %r1, %r2, 31, {All};"));
    }

    [Fact]
    public void Shuffles_stay_inside_segments()
    {
        // Segments of eight lanes: bits 8 to 12 of the clamp, 11000 in binary, hold the segment's number in place.
        const int Clamp = (0b11000 << 8) | 7;
        Assert.Equal(
            Lanes(lane => lane % 8 < 5 ? lane + 3 : lane), Results($"shfl.sync.down.b32 %r0, %r1, 3, {Clamp}, {All};"));
        Assert.Equal(Lanes(lane => (lane / 8 * 8) + 2), Results($"shfl.sync.idx.b32 %r0, %r1, 2, {Clamp}, {All};"));
        Assert.Equal(
            Lanes(lane => lane % 8 >= 3 ? lane - 3 : lane),
            Results($"shfl.sync.up.b32 %r0, %r1, 3, {0b11000 << 8}, {All};"));
    }

    [Fact]
    public void A_shuffle_says_whether_it_took_from_inside()
    {
        Assert.Equal(
            Lanes(lane => lane + 3 < 32 ? 1 : 0),
            Results($"shfl.sync.down.b32 %r2|%p1, %r1, 3, 31, {All}; selp.b32 %r0, 1, 0, %p1;"));
    }

    [Fact]
    public void Lanes_meet_for_a_shuffle_from_both_sides_of_a_branch()
    {
        // The mask names the even lanes: the odd ones go around it.
        Assert.Equal(
            Lanes(lane => lane % 2 == 0 ? lane ^ 2 : 99),
            Results(
                "and.b32 %r2, %r1, 1; setp.eq.u32 %p1, %r2, 1; mov.b32 %r0, 99; @%p1 bra Past; shfl.sync.bfly.b32 %r0, %r1, 2, 31, 0x55555555; Past:"));
    }

    [Fact]
    public void Votes_ask_all_lanes()
    {
        const string Ask = "setp.lt.u32 %p1, %r1, 5;";
        Assert.Equal(Lanes(_ => 0b11111), Results($"{Ask} vote.sync.ballot.b32 %r0, %p1, {All};"));
        Assert.Equal(Lanes(_ => ~0b11111), Results($"{Ask} vote.sync.ballot.b32 %r0, !%p1, {All};"));
        Assert.Equal(Lanes(_ => 0), Results($"{Ask} vote.sync.all.pred %p2, %p1, {All}; selp.b32 %r0, 1, 0, %p2;"));
        Assert.Equal(Lanes(_ => 1), Results($"{Ask} vote.sync.any.pred %p2, %p1, {All}; selp.b32 %r0, 1, 0, %p2;"));
        Assert.Equal(Lanes(_ => 0), Results($"{Ask} vote.sync.uni.pred %p2, %p1, {All}; selp.b32 %r0, 1, 0, %p2;"));
    }

    [Fact]
    public void Lanes_find_their_like()
    {
        // Lanes 0 to 7 have 0, lanes 8 to 15 have 1, ...
        const string Eighth = "shr.u32 %r2, %r1, 3;";
        Assert.Equal(Lanes(lane => 0xFF << (lane / 8 * 8)), Results($"{Eighth} match.any.sync.b32 %r0, %r2, {All};"));
        Assert.Equal(Lanes(_ => 0), Results($"{Eighth} match.all.sync.b32 %r0, %r2, {All};"));
        Assert.Equal(Lanes(_ => -1), Results($"mov.b32 %r2, 4; match.all.sync.b32 %r0|%p1, %r2, {All};"));
    }

    [Fact]
    public void Lanes_make_one_number()
    {
        Assert.Equal(Lanes(_ => 31 * 32 / 2), Results($"redux.sync.add.u32 %r0, %r1, {All};"));
        Assert.Equal(Lanes(_ => 31), Results($"redux.sync.max.u32 %r0, %r1, {All};"));
        Assert.Equal(Lanes(_ => -31), Results($"neg.s32 %r2, %r1; redux.sync.min.s32 %r0, %r2, {All};"));
        Assert.Equal(Lanes(_ => 31), Results($"redux.sync.or.b32 %r0, %r1, {All};"));
        Assert.Equal(Lanes(_ => 0), Results($"redux.sync.and.b32 %r0, %r1, {All};"));
        Assert.Equal(Lanes(_ => 0), Results($"redux.sync.xor.b32 %r0, %r1, {All};")); // every bit is set in 16 lanes
    }

    [Fact]
    public void Threads_know_where_they_stand()
    {
        Assert.Equal(
            Enumerable.Range(0, 64).Select(thread => (uint)(thread % 32)),
            Results("mov.u32 %r0, %laneid;", threads: 64));
        Assert.Equal(
            Enumerable.Range(0, 64).Select(thread => (uint)(thread / 32)),
            Results("mov.u32 %r0, %warpid;", threads: 64));
        Assert.Equal(Lanes(lane => (1 << lane) - 1), Results("mov.u32 %r0, %lanemask_lt;"));
        Assert.Equal(Lanes(_ => 32), Results("mov.u32 %r0, %ntid.x;"));
        Assert.Equal(
            Lanes(_ => 0b1111),
            Results(
                "activemask.b32 %r0; setp.lt.u32 %p1, %r1, 4; @!%p1 bra Past; activemask.b32 %r0; Past: mov.b32 %r2, %r0; shfl.sync.idx.b32 %r0, %r2, 0, 31, 0xFFFFFFFF;"));
    }
}
