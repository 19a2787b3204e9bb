using System;

namespace BalancedKernels.Ptx.Running;

/// <summary>
/// What a warp knows to have happened before: accesses carry the time of their warp, and a barrier tells
/// every warp up to which time it has seen the others.
/// </summary>
/// <remarks>
/// Only what PTX says orders memory does: barriers of the group and bar.warp.sync. Shuffles, votes and
/// lanes that happen to run together order nothing.
/// </remarks>
internal sealed class AccessOrder(int warp, int warps)
{
    private readonly int[] seen = new int[warps];
    private readonly int[] pairs = new int[Warp.Size * Warp.Size];
    private int allLanes;
    private bool hasPairs;

    /// <summary>Gets the warp's time: it goes on at everything that orders accesses.</summary>
    public int Now { get; private set; }

    public void Start()
    {
        Array.Clear(seen);
        Array.Clear(pairs);
        hasPairs = false;
        Now = 1;
        allLanes = 0;
    }

    /// <summary>Comes to a barrier: gets the times before which others are seen by whoever passes it.</summary>
    public int[] Leave()
    {
        int[] told = (int[])seen.Clone();
        told[warp] = ++Now;
        return told;
    }

    /// <summary>Passes a barrier.</summary>
    public void Enter(int[] told)
    {
        told.CopyTo(seen, 0);
        allLanes = Now;
    }

    /// <summary>Orders what some lanes did before what they do next.</summary>
    public void Synchronize(uint lanes)
    {
        Now++;
        if (lanes == uint.MaxValue)
        {
            allLanes = Now;
            return;
        }

        hasPairs = true;
        for (uint first = lanes; first != 0; first &= first - 1)
        {
            for (uint second = lanes; second != 0; second &= second - 1)
                pairs[
                    (
                        System.Numerics.BitOperations.TrailingZeroCount(
                            first) * Warp.Size) + System.Numerics.BitOperations.TrailingZeroCount(second)] =
                    Now;
        }
    }

    /// <summary>
    /// Gets a value indicating whether something another warp did at a time of its own comes before now.
    /// </summary>
    public bool HasSeen(int otherWarp, int time) => time < seen[otherWarp];

    /// <summary>Gets a value indicating whether all lanes have met since.</summary>
    public bool HasMetSince(int time) => time < allLanes;

    /// <summary>Gets a value indicating whether two lanes have met since.</summary>
    public bool HaveMetSince(int time, int lane, int otherLane) =>
        time < allLanes || (hasPairs && time < pairs[(lane * Warp.Size) + otherLane]);
}
