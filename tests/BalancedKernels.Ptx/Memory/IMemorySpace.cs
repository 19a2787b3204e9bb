using System;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Memory;

/// <summary>
/// Memory as a lane sees it. Every access is checked: bounds, alignment, whether what is read was written.
/// </summary>
internal interface IMemorySpace
{
    /// <summary>Gets bytes that a lane reads.</summary>
    ReadOnlySpan<byte> Read(Warp warp, int lane, ulong address, int bytes);

    /// <summary>Gets bytes for a lane to write.</summary>
    Span<byte> Write(Warp warp, int lane, ulong address, int bytes);

    /// <summary>Gets bytes for a lane to update atomically.</summary>
    Span<byte> Update(Warp warp, int lane, ulong address, int bytes);
}
