using System;
using System.Numerics;
using BalancedKernels.Ptx.Numbers;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Atomic updates: atom, which gives what was there, and red, which does not.</summary>
internal static class AtomicUpdate
{
    public static Decoded Decode(Encoded encoded)
    {
        bool gives = encoded.Name == "atom";
        MemoryAccess.TakeHints(encoded);
        Space space = MemoryAccess.TakeSpace(encoded);
        string operation = encoded.TakeAny("add", "min", "max", "and", "or", "xor", "exch", "cas", "inc", "dec")
            ?? throw encoded.Wrong("the update is not known.");
        encoded.Take("noftz");
        PtxType type = encoded.TakeType();
        int first = gives ? 1 : 0;
        bool compares = operation == "cas";
        encoded.Done(first + (compares ? 3 : 2));

        Target to = gives ? encoded.Target(0, type) : new Target(-1, type.Bits);
        AddressOperand address = encoded.Address(first);
        int a = encoded.Source(first + 1, type);
        int b = compares ? encoded.Source(first + 2, type) : a;
        Func<ulong, ulong, ulong, ulong> update = Update(encoded, operation, type);

        return new Decoded(PtxKind.Atomic, (warp, lanes) =>
        {
            ReadOnlySpan<ulong> addresses = warp.Read(address.Register, lanes);
            ReadOnlySpan<ulong> x = warp.Read(a, lanes);
            ReadOnlySpan<ulong> y = warp.Read(b, lanes);
            MemoryAccess.Count(space, warp, addresses, address.Offset, lanes, type.Bytes);
            Span<ulong> result = warp.Write(to, lanes);
            for (uint rest = lanes; rest != 0; rest &= rest - 1)
            {
                int lane = BitOperations.TrailingZeroCount(rest);
                ulong at = addresses[lane] + (ulong)address.Offset;
                Span<byte> place = MemoryAccess.Find(space, warp, ref at).Update(warp, lane, at, type.Bytes);
                ulong before = LittleEndian.Read(place, type.Bytes);
                LittleEndian.Write(place, update(before, x[lane], y[lane]), type.Bytes);
                result[lane] = before;
            }
        }) { AccessBytes = type.Bytes };
    }

    private static Func<ulong, ulong, ulong, ulong> Update(Encoded encoded, string operation, PtxType type)
    {
        if (type.IsFloating)
            return operation == "add" ? Sum(type) : throw encoded.Wrong("numbers with a fraction are only added.");

        return operation switch
        {
            "add" => (before, a, _) => (before + a) & type.Mask,
            "min" => (before, a, _) => Whole.Value(before, type) < Whole.Value(a, type) ? before : a,
            "max" => (before, a, _) => Whole.Value(before, type) > Whole.Value(a, type) ? before : a,
            "and" => (before, a, _) => before & a,
            "or" => (before, a, _) => before | a,
            "xor" => (before, a, _) => before ^ a,
            "exch" => (_, a, _) => a,
            "cas" => (before, a, b) => before == a ? b : before,
            "inc" => (before, a, _) => before >= a ? 0 : before + 1,
            _ => (before, a, _) => before == 0 || before > a ? a : before - 1,
        };
    }

    private static Func<ulong, ulong, ulong, ulong> Sum(PtxType type)
    {
        Func<ulong, double> read = FloatBits.Reader(type);
        FloatFormat format = FloatBits.Format(type);
        if (type.PartBits == 64)
            return (before, a, _) => FloatBits.Bits(FloatBits.Double(before) + FloatBits.Double(a));

        // Rounding to odd makes the second rounding harmless, to 32 bits as to 16.
        return (before, a, _) =>
        {
            ulong sum = 0;
            for (int shift = 0; shift < type.Bits; shift += type.PartBits)
                sum |= format.Round(
                    FloatBits.AddToOdd(read(Cut(before >> shift)), read(Cut(a >> shift))),
                    Rounding.NearestEven) << shift;

            return sum;
        };

        ulong Cut(ulong bits) => bits & ((1UL << type.PartBits) - 1);
    }
}
