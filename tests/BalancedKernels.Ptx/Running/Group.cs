using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Ptx.Memory;

namespace BalancedKernels.Ptx.Running;

/// <summary>
/// The threads that share memory and barriers; the same object runs one group of a launch after another.
/// </summary>
internal sealed class Group
{
    private readonly Warp[] warps;
    private readonly Barriers barriers;

    public Group(PtxKernel kernel, PtxLaunch launch, PtxCounts counts)
    {
        Kernel = kernel;
        Launch = launch;
        Counts = counts;
        int number = (launch.GroupExtent.Count + Warp.Size - 1) / Warp.Size;
        Shared = new SharedMemory(kernel, launch.DynamicSharedBytes, number);
        warps = [.. Enumerable.Range(0, number).Select(warp => new Warp(this, warp))];
        barriers = new Barriers(warps);
    }

    public PtxKernel Kernel { get; }

    public PtxLaunch Launch { get; }

    public PtxCounts Counts { get; }

    public SharedMemory Shared { get; }

    public IReadOnlyList<Warp> Warps => warps;

    /// <summary>Gets which group of the grid this is.</summary>
    public PtxDim Place { get; private set; }

    public void Run(PtxDim place)
    {
        Place = place;
        Shared.Clear();
        barriers.Clear();
        foreach (Warp warp in warps)
            warp.Start();

        while (warps.Any(warp => !warp.HasEnded))
        {
            // Every warp goes on until it ends or waits at a barrier.
            foreach (Warp warp in warps.Where(warp => warp.IsRunning))
                warp.Run(barriers);

            barriers.CheckProgress();
        }
    }
}
