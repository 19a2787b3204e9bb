using System;
using System.Linq;
using BalancedKernels.Ptx.Memory;
using BalancedKernels.Ptx.Numbers;
using BalancedKernels.Ptx.Reading;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Matrices of 8 by 8 numbers of 16 bits, from shared memory into fragments: ldmatrix.</summary>
/// <remarks>
/// Lanes 0 to 7 point to the rows of the first matrix, the next eight to those of the second, and so on. Lane
/// 4g + t receives numbers 2t and 2t + 1 of row g, or of column g where the matrix is transposed.
/// </remarks>
internal static class MatrixLoad
{
    private const int Rows = 8;
    private const int RowBytes = 16;
    private static readonly PtxType Word = new(NumberKind.Bits, 32);

    public static Decoded Decode(Encoded encoded)
    {
        bool known = encoded.Take("sync") & encoded.Take("aligned") & encoded.Take("m8n8");
        int count = encoded.TakeAny("x1", "x2", "x4") switch
        {
            "x1" => 1,
            "x2" => 2,
            "x4" => 4,
            _ => 0,
        };
        bool transposed = encoded.Take("trans");
        Space space = MemoryAccess.TakeSpace(encoded);
        PtxType type = encoded.TakeType();
        encoded.Done(2);
        Target[] targets = [.. encoded.Vector(0).Select(part => encoded.PartTarget(part, Word))];
        if (!known
            || count == 0
            || count != targets.Length
            || type != new PtxType(NumberKind.Bits, 16)
            || space is not (Space.Shared or Space.Generic))
            throw encoded.Wrong(
                "it must be .sync.aligned.m8n8, .x1, .x2 or .x4 with as many registers, .shared and .b16.");

        AddressOperand address = encoded.Address(1);
        return new Decoded(
            PtxKind.SharedLoad, (warp, _) => Load(warp, space, targets, address, transposed), Flow.Gather)
        {
            Uniform = true,
            AccessBytes = RowBytes,
        };
    }

    private static void Load(Warp warp, Space space, Target[] targets, AddressOperand address, bool transposed)
    {
        uint pointing = targets.Length == 4 ? uint.MaxValue : (1u << (Rows * targets.Length)) - 1;
        ReadOnlySpan<ulong> addresses = warp.Read(address.Register, pointing);
        MemoryAccess.Count(space, warp, addresses, address.Offset, pointing, RowBytes);
        Span<ushort> numbers = stackalloc ushort[Warp.Size * Rows];
        for (int lane = 0; lane < Rows * targets.Length; lane++)
        {
            ulong at = addresses[lane] + (ulong)address.Offset;
            if (MemoryAccess.Find(space, warp, ref at) is not SharedMemory shared)
                throw warp.Fault(PtxFault.Operand, lane, "the address is not one of shared memory.");

            ReadOnlySpan<byte> row = shared.ReadForWarp(warp, lane, at, RowBytes);
            for (int i = 0; i < Rows; i++)
                numbers[(lane * Rows) + i] = (ushort)LittleEndian.Read(row[(2 * i)..], 2);
        }

        for (int matrix = 0; matrix < targets.Length; matrix++)
        {
            ReadOnlySpan<ushort> from = numbers[(matrix * Rows * Rows)..];
            Span<ulong> result = warp.Write(targets[matrix], uint.MaxValue);
            for (int lane = 0; lane < Warp.Size; lane++)
            {
                int group = lane / 4;
                int number = 2 * (lane % 4);
                result[lane] = transposed
                    ? from[(number * Rows) + group] | (ulong)from[((number + 1) * Rows) + group] << 16
                    : from[(group * Rows) + number] | (ulong)from[(group * Rows) + number + 1] << 16;
            }
        }
    }
}
