using System;
using BalancedKernels.Ptx.Numbers;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Shifts: of a register, and of two side by side.</summary>
internal static class BitShifts
{
    private static readonly PtxType Word = new(NumberKind.Bits, 32);

    /// <summary>Decodes shl and shr; by more than all bits is by all bits.</summary>
    public static Decoded Decode(Encoded encoded)
    {
        PtxType type = encoded.TakeType();
        encoded.Done(3);
        ulong all = (ulong)type.Bits;
        Func<ulong, ulong, ulong> compute = encoded.Name == "shl"
            ? (a, b) => b >= all ? 0 : a << (int)b & type.Mask
            : type.Kind == NumberKind.Signed
                ? (a, b) => (ulong)(Whole.Signed(a, type.Bits) >> (int)Math.Min(b, all - 1)) & type.Mask
                : (a, b) => b >= all ? 0 : a >> (int)b;
        return new Decoded(
            PtxKind.Integer,
            PerLane.Map(encoded.Target(0, type), encoded.Source(1, type), encoded.Source(2, Word), compute));
    }

    /// <summary>
    /// Decodes shf: 64 bits, the second operand above the first, shifted; the upper or the lower half of them.
    /// </summary>
    public static Decoded DecodeFunnel(Encoded encoded)
    {
        string direction = encoded.TakeAny("l", "r") ?? throw encoded.Wrong("a funnel shift goes .l or .r.");
        string mode = encoded.TakeAny("wrap", "clamp") ?? throw encoded.Wrong("a funnel shift is .wrap or .clamp.");
        PtxType type = encoded.TakeType();
        encoded.Done(4);
        bool wraps = mode == "wrap";
        Func<ulong, ulong, ulong, ulong> compute = direction == "l"
            ? (a, b, c) => (uint)((((b << 32) | a) << Amount(c, wraps)) >> 32)
            : (a, b, c) => (uint)(((b << 32) | a) >> Amount(c, wraps));
        return new Decoded(
            PtxKind.Integer,
            PerLane.Map(
                encoded.Target(0, type),
                encoded.Source(1, type),
                encoded.Source(2, type),
                encoded.Source(3, Word),
                compute));
    }

    private static int Amount(ulong amount, bool wraps) => (int)(wraps ? amount & 31 : Math.Min(amount, 32));
}
