using System.Collections.Generic;

namespace BalancedKernels.Ptx.Running;

/// <summary>What hardware tells a thread about itself.</summary>
internal static class SpecialRegisters
{
    private static readonly Dictionary<string, (int Bits, SpecialValue Value)> Known = new()
    {
        ["%tid.x"] = (32, (warp, lane) => (uint)warp.Place(lane).X),
        ["%tid.y"] = (32, (warp, lane) => (uint)warp.Place(lane).Y),
        ["%tid.z"] = (32, (warp, lane) => (uint)warp.Place(lane).Z),
        ["%ntid.x"] = (32, (warp, _) => (uint)warp.Group.Launch.GroupExtent.X),
        ["%ntid.y"] = (32, (warp, _) => (uint)warp.Group.Launch.GroupExtent.Y),
        ["%ntid.z"] = (32, (warp, _) => (uint)warp.Group.Launch.GroupExtent.Z),
        ["%ctaid.x"] = (32, (warp, _) => (uint)warp.Group.Place.X),
        ["%ctaid.y"] = (32, (warp, _) => (uint)warp.Group.Place.Y),
        ["%ctaid.z"] = (32, (warp, _) => (uint)warp.Group.Place.Z),
        ["%nctaid.x"] = (32, (warp, _) => (uint)warp.Group.Launch.Grid.X),
        ["%nctaid.y"] = (32, (warp, _) => (uint)warp.Group.Launch.Grid.Y),
        ["%nctaid.z"] = (32, (warp, _) => (uint)warp.Group.Launch.Grid.Z),
        ["%laneid"] = (32, (_, lane) => (uint)lane),
        ["%warpid"] = (32, (warp, _) => (uint)warp.Number),
        ["%nwarpid"] = (32, (warp, _) => (uint)warp.Group.Warps.Count),
        ["%lanemask_eq"] = (32, (_, lane) => 1u << lane),
        ["%lanemask_lt"] = (32, (_, lane) => (1u << lane) - 1),
        ["%lanemask_le"] = (32, (_, lane) => (2u << lane) - 1),
        ["%lanemask_gt"] = (32, (_, lane) => ~((2u << lane) - 1)),
        ["%lanemask_ge"] = (32, (_, lane) => ~((1u << lane) - 1)),
        ["%dynamic_smem_size"] = (32, (warp, _) => (uint)warp.Group.Launch.DynamicSharedBytes),
    };

    public static bool TryBits(string name, out int bits)
    {
        bool known = Known.TryGetValue(name, out (int Bits, SpecialValue Value) found);
        bits = found.Bits;
        return known;
    }

    public static SpecialValue Value(string name) => Known[name].Value;
}

/// <summary>Gets a special register's value for one lane.</summary>
internal delegate ulong SpecialValue(Warp warp, int lane);
