using System;
using BalancedKernels.Ptx.Numbers;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Comparisons, whose results are predicates: setp, testp.</summary>
internal static class Comparison
{
    private static readonly string[] Relations =
        [
            "equ", "neu", "ltu", "leu", "gtu", "geu", "num", "nan", "eq", "ne", "lt", "le", "gt", "ge", "lo", "ls",
            "hi", "hs"];

    public static Decoded Decode(Encoded encoded)
    {
        string relation = encoded.TakeAny(Relations) ?? throw encoded.Wrong("the comparison is not known.");
        string? combination = encoded.TakeAny("and", "or", "xor");
        bool flushes = encoded.Take("ftz");
        PtxType type = encoded.TakeType();
        if (type.Parts != 1)
            throw encoded.Wrong("two comparisons at a time are not known.");

        encoded.Done(combination is null ? 3 : 4);
        string[] targets = encoded.Operands[0].Split('|', StringSplitOptions.TrimEntries);
        int to = encoded.PredicateTarget(targets[0]);
        int opposite = targets.Length > 1 ? encoded.PredicateTarget(targets[1]) : -1;
        int a = encoded.Source(1, type);
        int b = encoded.Source(2, type);
        PredicateSource third = combination is null
            ? new PredicateSource(-1, Negated: false)
            : encoded.Predicate(encoded.Operands[3]);
        Func<ulong, ulong, bool> holds = type.IsFloating
            ? Floating(encoded, relation, FloatBits.Reader(type), flushes && type.Bits == 32)
            : Integer(encoded, relation, type);

        return new Decoded(PtxKind.Compare, (warp, lanes) =>
        {
            uint result = PerLane.Where(warp, lanes, a, b, holds);
            uint other = combination is null ? 0 : warp.ReadPredicate(third, lanes);
            warp.WritePredicate(to, lanes, Combine(combination, result, other));
            warp.WritePredicate(opposite, lanes, Combine(combination, ~result, other));
        });
    }

    /// <summary>Decodes testp: what kind of number it is.</summary>
    public static Decoded DecodeTest(Encoded encoded)
    {
        string kind = encoded.TakeAny("finite", "infinite", "number", "notanumber", "normal", "subnormal")
            ?? throw encoded.Wrong("the test is not known.");
        PtxType type = encoded.TakeType();
        encoded.Done(2);
        int to = encoded.PredicateTarget(encoded.Operands[0]);
        int a = encoded.Source(1, type);
        Func<ulong, double> read = FloatBits.Reader(type);
        double smallestNormal = type.Bits == 32 ? Math.ScaleB(1, -126) : Math.ScaleB(1, -1022);
        Predicate<double> holds = kind switch
        {
            "finite" => double.IsFinite,
            "infinite" => double.IsInfinity,
            "number" => x => !double.IsNaN(x),
            "notanumber" => double.IsNaN,
            "normal" => x => double.IsFinite(x) && Math.Abs(x) >= smallestNormal,
            _ => x => x != 0 && Math.Abs(x) < smallestNormal,
        };
        return new Decoded(
            PtxKind.Compare,
            (warp, lanes) => warp.WritePredicate(
                to, lanes, PerLane.Where(warp, lanes, a, a, (x, _) => holds(read(x)))));
    }

    private static uint Combine(string? combination, uint result, uint other) => combination switch
    {
        "and" => result & other,
        "or" => result | other,
        "xor" => result ^ other,
        _ => result,
    };

    // Those with a trailing u hold for NaN, the others do not, .ne among them.
    private static Func<ulong, ulong, bool> Floating(
        Encoded encoded, string relation, Func<ulong, double> read, bool flushes)
    {
        Func<double, double, bool> holds = relation switch
        {
            "eq" => (x, y) => x == y,
            "ne" => (x, y) => x < y || x > y,
            "lt" => (x, y) => x < y,
            "le" => (x, y) => x <= y,
            "gt" => (x, y) => x > y,
            "ge" => (x, y) => x >= y,
            "equ" => (x, y) => !(x < y || x > y),
            "neu" => (x, y) => x != y,
            "ltu" => (x, y) => !(x >= y),
            "leu" => (x, y) => !(x > y),
            "gtu" => (x, y) => !(x <= y),
            "geu" => (x, y) => !(x < y),
            "num" => (x, y) => !double.IsNaN(x) && !double.IsNaN(y),
            "nan" => (x, y) => double.IsNaN(x) || double.IsNaN(y),
            _ => throw encoded.Wrong($"'.{relation}' compares no numbers with a fraction."),
        };
        double Number(ulong bits) => flushes ? FloatBits.Flush((float)read(bits)) : read(bits);
        return (a, b) => holds(Number(a), Number(b));
    }

    private static Func<ulong, ulong, bool> Integer(Encoded encoded, string relation, PtxType type)
    {
        bool signed = type.Kind == NumberKind.Signed;
        int bits = type.Bits;
        if (type.Kind == NumberKind.Bits && relation is not ("eq" or "ne"))
            throw encoded.Wrong("bits are equal or not, and nothing else.");

        return (relation, signed) switch
        {
            ("eq", _) => (a, b) => a == b,
            ("ne", _) => (a, b) => a != b,
            ("lt", true) => (a, b) => Whole.Signed(a, bits) < Whole.Signed(b, bits),
            ("le", true) => (a, b) => Whole.Signed(a, bits) <= Whole.Signed(b, bits),
            ("gt", true) => (a, b) => Whole.Signed(a, bits) > Whole.Signed(b, bits),
            ("ge", true) => (a, b) => Whole.Signed(a, bits) >= Whole.Signed(b, bits),
            ("lt" or "lo", false) => (a, b) => a < b,
            ("le" or "ls", false) => (a, b) => a <= b,
            ("gt" or "hi", false) => (a, b) => a > b,
            ("ge" or "hs", false) => (a, b) => a >= b,
            _ => throw encoded.Wrong($"'.{relation}' does not compare this type."),
        };
    }
}
