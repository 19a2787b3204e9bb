using System;
using System.Numerics;
using BalancedKernels.Ptx.Memory;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Which memory an instruction means.</summary>
internal enum Space
{
    /// <summary>All memory: the address says which.</summary>
    Generic,

    /// <summary>Global memory.</summary>
    Global,

    /// <summary>Global memory that nobody writes (.nc).</summary>
    Constant,

    /// <summary>Shared memory.</summary>
    Shared,

    /// <summary>A thread's own memory.</summary>
    Local,
}

/// <summary>How instructions reach memory.</summary>
internal static class MemoryAccess
{
    private static readonly string[] Hints =
    [
        "ca", "cg", "cs", "lu", "cv", "wb", "wt", "weak", "relaxed", "volatile", "acquire", "release", "acq_rel", "cta",
        "cluster", "gpu", "sys",
    ];

    /// <summary>Takes the words that ask for caches, orders and scopes: they change no result of one kernel.</summary>
    /// <returns>Whether there is an operand more, with a policy for the cache.</returns>
    public static bool TakeHints(Encoded encoded)
    {
        bool hasPolicy = encoded.Take("L2::cache_hint");
        encoded.TakeAll(word =>
            Array.IndexOf(Hints, word) >= 0
                || word.StartsWith("L1::", StringComparison.Ordinal)
                || word.StartsWith("L2::", StringComparison.Ordinal));
        return hasPolicy;
    }

    /// <summary>Takes the space.</summary>
    public static Space TakeSpace(Encoded encoded) => encoded.TakeAny("global", "shared", "shared::cta", "local") switch
    {
        "global" => Space.Global,
        "local" => Space.Local,
        null => Space.Generic,
        _ => Space.Shared,
    };

    public static ReadOnlySpan<byte> Read(Space space, Warp warp, int lane, ulong address, int bytes) => space switch
    {
        Space.Shared => warp.Group.Shared.Read(warp, lane, address, bytes),
        Space.Constant => warp.Group.Launch.Memory.Read(warp, lane, address, bytes, asConstant: true),
        _ => Find(space, warp, ref address).Read(warp, lane, address, bytes),
    };

    /// <summary>Gets the memory, and the address in it.</summary>
    public static IMemorySpace Find(Space space, Warp warp, ref ulong address)
    {
        if (space == Space.Generic)
        {
            space = GenericAddress.IsShared(address)
                ? Space.Shared
                : GenericAddress.IsLocal(address)
                ? Space.Local
                : Space.Global;
            address = GenericAddress.Inside(address);
        }

        return space switch
        {
            Space.Shared => warp.Group.Shared,
            Space.Local => warp.Local,
            _ => warp.Group.Launch.Memory,
        };
    }

    /// <summary>Counts what an instruction asked of memory.</summary>
    public static void Count(Space space, Warp warp, ReadOnlySpan<ulong> addresses, long offset, uint lanes, int bytes)
    {
        ulong first = addresses[BitOperations.TrailingZeroCount(lanes)];
        if (space == Space.Local || (space == Space.Generic && GenericAddress.IsLocal(first)))
            return;
        if (space == Space.Shared || (space == Space.Generic && GenericAddress.IsShared(first)))
            warp.Group.Counts.AddShared(warp.Current, addresses, offset, lanes, bytes);
        else
            warp.Group.Counts.AddGlobal(warp.Current, addresses, offset, lanes);
    }
}
