using System;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Logic, bit by bit or of predicates.</summary>
internal static class BitLogic
{
    public static Decoded Decode(Encoded encoded)
    {
        PtxType type = encoded.TakeType();
        if (type.Kind == NumberKind.Predicate)
            return PredicateLogic(encoded);
        if (encoded.Name is "not" or "cnot")
        {
            encoded.Done(2);
            bool logical = encoded.Name == "cnot";
            return new Decoded(
                PtxKind.Integer,
                PerLane.Map(
                    encoded.Target(0, type),
                    encoded.Source(1, type),
                    a => logical ? (a == 0 ? 1UL : 0) : ~a & type.Mask));
        }

        encoded.Done(3);
        return new Decoded(
            PtxKind.Integer,
            PerLane.Map(encoded.Target(0, type), encoded.Source(1, type), encoded.Source(2, type), encoded.Name switch
        {
            "and" => (a, b) => a & b,
            "or" => (a, b) => a | b,
            _ => (a, b) => a ^ b,
        }));
    }

    /// <summary>Decodes lop3: any function of three bits, its table of eight results in a constant.</summary>
    public static Decoded DecodeTable(Encoded encoded)
    {
        PtxType type = encoded.TakeType();
        encoded.Done(5);
        uint table = (uint)encoded.Constant(4);
        return new Decoded(
            PtxKind.Integer,
            PerLane.Map(
                encoded.Target(0, type),
                encoded.Source(1, type),
                encoded.Source(2, type),
                encoded.Source(3, type),
                (a, b, c) =>
        {
            // Bit number (a, b, c), read as a binary number, is the result for these three bits.
            ulong result = 0;
            for (int row = 0; row < 8; row++)
            {
                if ((table >> row & 1) == 1)
                    result |= ((row & 4) != 0 ? a : ~a) & ((row & 2) != 0 ? b : ~b) & ((row & 1) != 0 ? c : ~c);
            }

            return (uint)result;
        }));
    }

    private static Decoded PredicateLogic(Encoded encoded)
    {
        bool single = encoded.Name == "not";
        encoded.Done(single ? 2 : 3);
        int to = encoded.PredicateTarget(encoded.Operands[0]);
        PredicateSource a = encoded.Predicate(encoded.Operands[1]);
        PredicateSource b = encoded.Predicate(encoded.Operands[^1]);
        Func<uint, uint, uint> compute = encoded.Name switch
        {
            "and" => (x, y) => x & y,
            "or" => (x, y) => x | y,
            "xor" => (x, y) => x ^ y,
            "not" => (x, _) => ~x,
            _ => throw encoded.Wrong("predicates have no such operation."),
        };
        return new Decoded(PtxKind.Compare, (warp, lanes) =>
            warp.WritePredicate(to, lanes, compute(warp.ReadPredicate(a, lanes), warp.ReadPredicate(b, lanes))));
    }
}
