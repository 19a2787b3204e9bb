using System;
using BalancedKernels.Ptx.Memory;

namespace BalancedKernels.Ptx;

/// <summary>How a kernel is run.</summary>
/// <param name="Grid">Groups.</param>
/// <param name="GroupExtent">Threads of a group.</param>
/// <param name="Memory">What threads find in global memory.</param>
/// <param name="Arguments">The values of all parameters, laid out as the kernel declares them.</param>
public sealed record PtxLaunch(PtxDim Grid, PtxDim GroupExtent, GlobalMemory Memory, ReadOnlyMemory<byte> Arguments)
{
    /// <summary>Gets the bytes of shared memory behind what the kernel declares itself.</summary>
    public int DynamicSharedBytes { get; init; }

    /// <summary>Gets how many instructions a warp may execute: more is a kernel that does not end.</summary>
    public long MaxInstructions { get; init; } = 50_000_000;
}
