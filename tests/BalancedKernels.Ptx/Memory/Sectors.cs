using System;
using System.Numerics;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Memory;

/// <summary>
/// How many pieces of 32 bytes, the least that global memory moves, one instruction of a warp touches.
/// </summary>
internal static class Sectors
{
    private const int SectorBytes = 32;

    /// <summary>Counts different sectors.</summary>
    /// <param name="addresses">An address for every lane.</param>
    /// <param name="offset">What is added to each.</param>
    /// <param name="lanes">The lanes that access memory; each access is aligned, and no longer than a sector.</param>
    public static int Count(ReadOnlySpan<ulong> addresses, long offset, uint lanes)
    {
        Span<ulong> seen = stackalloc ulong[Warp.Size];
        int count = 0;
        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            ulong sector = (addresses[BitOperations.TrailingZeroCount(rest)] + (ulong)offset) / SectorBytes;

            // Neighbours mostly share one.
            if (count > 0 && seen[count - 1] == sector)
                continue;
            if (!seen[..count].Contains(sector))
                seen[count++] = sector;
        }

        return count;
    }
}
