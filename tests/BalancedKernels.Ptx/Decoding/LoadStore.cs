using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using BalancedKernels.Ptx.Numbers;
using BalancedKernels.Ptx.Reading;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Loads and stores, of one element or of vectors.</summary>
internal static class LoadStore
{
    public static Decoded DecodeLoad(Encoded encoded)
    {
        if (encoded.TakeAny("param", "param::entry") is not null)
            return DecodeParameter(encoded);

        bool hasPolicy = MemoryAccess.TakeHints(encoded);
        Space space = MemoryAccess.TakeSpace(encoded);
        if (encoded.Take("nc"))
            space = space == Space.Global
                ? Space.Constant
                : throw encoded.Wrong("only global memory is read as constant data.");

        int count = TakeCount(encoded);
        PtxType type = encoded.TakeType();
        encoded.Done(hasPolicy ? 3 : 2);
        Target[] targets = [.. Parts(encoded, 0, count).Select(part => encoded.WideTarget(part, type))];
        AddressOperand address = encoded.Address(1);
        int bytes = type.Bytes * count;
        return new Decoded(
            LoadKind(space), (warp, lanes) => Load(warp, lanes, space, targets, address, type)) { AccessBytes = bytes };
    }

    public static Decoded DecodeStore(Encoded encoded)
    {
        bool hasPolicy = MemoryAccess.TakeHints(encoded);
        Space space = MemoryAccess.TakeSpace(encoded);
        int count = TakeCount(encoded);
        PtxType type = encoded.TakeType();
        encoded.Done(hasPolicy ? 3 : 2);
        int[] sources = [.. Parts(encoded, 1, count).Select(part => encoded.WideSource(part, type))];
        AddressOperand address = encoded.Address(0);
        int bytes = type.Bytes * count;
        return new Decoded(
            StoreKind(space),
            (warp, lanes) => Store(warp, lanes, space, sources, address, type)) { AccessBytes = bytes };
    }

    private static Decoded DecodeParameter(Encoded encoded)
    {
        int count = TakeCount(encoded);
        PtxType type = encoded.TakeType();
        encoded.Done(2);
        AddressOperand address = encoded.Address(1);
        if (address.Symbol is not { Kind: SymbolKind.Parameter } parameter)
            throw encoded.Wrong("it names no parameter.");

        Target[] targets = [.. Parts(encoded, 0, count).Select(part => encoded.WideTarget(part, type))];
        int offset = parameter.Value + (int)address.Offset;
        return new Decoded(PtxKind.Parameter, (warp, lanes) =>
        {
            ReadOnlySpan<byte> arguments = warp.Group.Launch.Arguments.Span;
            if (offset < 0
                || offset + (targets.Length * type.Bytes) > arguments.Length
                || offset % (targets.Length * type.Bytes) != 0)
                throw warp.Fault(
                    PtxFault.OutOfBounds, 0, $"byte {offset} of the parameters is out of bounds or alignment.");

            for (int i = 0; i < targets.Length; i++)
            {
                ulong value = LittleEndian.Read(arguments[(offset + (i * type.Bytes))..], type.Bytes);
                Span<ulong> result = warp.Write(targets[i], lanes);
                for (uint rest = lanes; rest != 0; rest &= rest - 1)
                    result[BitOperations.TrailingZeroCount(rest)] = Extended(value, type, targets[i]);
            }
        });
    }

    private static void Load(Warp warp, uint lanes, Space space, Target[] targets, AddressOperand address, PtxType type)
    {
        ReadOnlySpan<ulong> addresses = warp.Read(address.Register, lanes);
        int bytes = type.Bytes * targets.Length;
        MemoryAccess.Count(space, warp, addresses, address.Offset, lanes, bytes);
        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            // The register with the address may be among those that are loaded: a lane reads its own before.
            int lane = BitOperations.TrailingZeroCount(rest);
            ReadOnlySpan<byte> found =
                MemoryAccess.Read(space, warp, lane, addresses[lane] + (ulong)address.Offset, bytes);
            for (int i = 0; i < targets.Length; i++)
                warp.Write(targets[i], lanes)[lane] =
                    Extended(LittleEndian.Read(found[(i * type.Bytes)..], type.Bytes), type, targets[i]);
        }
    }

    private static void Store(Warp warp, uint lanes, Space space, int[] sources, AddressOperand address, PtxType type)
    {
        ReadOnlySpan<ulong> addresses = warp.Read(address.Register, lanes);
        int bytes = type.Bytes * sources.Length;
        MemoryAccess.Count(space, warp, addresses, address.Offset, lanes, bytes);
        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            ulong at = addresses[lane] + (ulong)address.Offset;
            Span<byte> place = MemoryAccess.Find(space, warp, ref at).Write(warp, lane, at, bytes);
            for (int i = 0; i < sources.Length; i++)
                LittleEndian.Write(place[(i * type.Bytes)..], warp.Read(sources[i], lanes)[lane], type.Bytes);
        }
    }

    private static int TakeCount(Encoded encoded) => encoded.TakeAny("v2", "v4") switch
    {
        "v2" => 2,
        "v4" => 4,
        _ => 1,
    };

    private static IReadOnlyList<string> Parts(Encoded encoded, int operand, int count)
    {
        IReadOnlyList<string> parts = encoded.Vector(operand);
        return parts.Count == count ? parts : throw encoded.Wrong($"'{encoded.Operands[operand]}' are not {count}.");
    }

    private static ulong Extended(ulong value, PtxType type, Target target) =>
        type.Kind == NumberKind.Signed && target.Bits > type.Bits
            ? (ulong)Whole.Signed(value, type.Bits) & new PtxType(NumberKind.Bits, target.Bits).Mask
            : value;

    private static PtxKind LoadKind(Space space) => space switch
    {
        Space.Shared => PtxKind.SharedLoad,
        Space.Local => PtxKind.Local,
        _ => PtxKind.GlobalLoad,
    };

    private static PtxKind StoreKind(Space space) => space switch
    {
        Space.Shared => PtxKind.SharedStore,
        Space.Local => PtxKind.Local,
        _ => PtxKind.GlobalStore,
    };
}
