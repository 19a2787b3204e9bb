using System.Globalization;
using System.Text.RegularExpressions;

namespace BalancedKernels.Ptx.Reading;

/// <summary>A type as instructions name it.</summary>
/// <param name="Kind">How its bits are read.</param>
/// <param name="Bits">Bits of the whole, 1 for a predicate.</param>
/// <param name="Parts">Numbers it holds: 2 for .f16x2.</param>
internal readonly partial record struct PtxType(NumberKind Kind, int Bits, int Parts = 1)
{
    public int Bytes => Bits / 8;

    /// <summary>Gets the bits of one of the numbers it holds.</summary>
    public int PartBits => Bits / Parts;

    /// <summary>Gets ones where it has bits.</summary>
    public ulong Mask => Bits == 64 ? ulong.MaxValue : (1UL << Bits) - 1;

    public bool IsInteger => Kind is NumberKind.Bits or NumberKind.Unsigned or NumberKind.Signed;

    public bool IsFloating => Kind is NumberKind.Float or NumberKind.BFloat;

    public static bool TryParse(string word, out PtxType type)
    {
        type = default;
        if (word == "pred")
        {
            type = new PtxType(NumberKind.Predicate, 1);
            return true;
        }

        Match match = TypePattern().Match(word);
        if (!match.Success)
            return false;

        int bits = int.Parse(match.Groups["bits"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        int parts = match.Groups["two"].Success ? 2 : 1;
        NumberKind kind = match.Groups["kind"].Value switch
        {
            "u" => NumberKind.Unsigned,
            "s" => NumberKind.Signed,
            "f" => NumberKind.Float,
            "bf" => NumberKind.BFloat,
            _ => NumberKind.Bits,
        };
        type = new PtxType(kind, bits * parts, parts);
        return true;
    }

    [
        GeneratedRegex(
            "^((?<kind>[bus])(?<bits>8|16|32|64)|(?<kind>f)(?<bits>16|32|64)|(?<kind>b?f)(?<bits>16)(?<two>x2)|(?<kind>bf)(?<bits>16))$")]
    private static partial Regex TypePattern();
}
