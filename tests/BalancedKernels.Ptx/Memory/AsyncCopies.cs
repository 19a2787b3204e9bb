using System.Collections.Generic;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Memory;

/// <summary>The asynchronous copies that each thread of a warp has begun, in the groups that it waits for.</summary>
internal sealed class AsyncCopies(Warp warp)
{
    private readonly List<Copy>[] open = NewLists<Copy>();
    private readonly List<List<Copy>>[] committed = NewLists<List<Copy>>();

    public void Clear()
    {
        for (int lane = 0; lane < Warp.Size; lane++)
        {
            open[lane].Clear();
            committed[lane].Clear();
        }
    }

    public void Begin(int lane, ulong address, int count) => open[lane].Add(new Copy(address, count));

    /// <summary>Makes a group of a thread's copies that are in none.</summary>
    public void Commit(int lane)
    {
        committed[lane].Add([.. open[lane]]);
        open[lane].Clear();
    }

    /// <summary>Waits for all but the last groups of a thread.</summary>
    public void Wait(int lane, int groupsLeft)
    {
        while (committed[lane].Count > groupsLeft)
        {
            End(lane, committed[lane][0]);
            committed[lane].RemoveAt(0);
        }
    }

    /// <summary>Waits for all copies of a thread.</summary>
    public void WaitAll(int lane)
    {
        Wait(lane, 0);
        End(lane, open[lane]);
        open[lane].Clear();
    }

    private void End(int lane, List<Copy> copies)
    {
        foreach (Copy copy in copies)
            warp.Group.Shared.EndCopy(warp, lane, copy.Address, copy.Count);
    }

    private static List<T>[] NewLists<T>()
    {
        List<T>[] lists = new List<T>[Warp.Size];
        for (int lane = 0; lane < lists.Length; lane++)
            lists[lane] = [];

        return lists;
    }

    private readonly record struct Copy(ulong Address, int Count);
}
