using System.Globalization;
using System.Text.RegularExpressions;

namespace BalancedKernels.Ptx.Reading;

/// <summary>A variable or a parameter as it is declared.</summary>
/// <param name="Space">Where it stands: shared, local or param.</param>
/// <param name="Name">Its name.</param>
/// <param name="Alignment">Its address is a multiple of this.</param>
/// <param name="Bytes">What it takes; 0 for shared memory that the launch sizes.</param>
internal sealed partial record VariableDeclaration(string Space, string Name, int Alignment, int Bytes)
{
    /// <summary>Parses a declaration; null if it is none of a variable.</summary>
    public static VariableDeclaration? Parse(string text)
    {
        Match match = DeclarationPattern().Match(text);
        if (!match.Success || !PtxType.TryParse(match.Groups["type"].Value, out PtxType type))
            return null;

        int alignment = match.Groups["align"].Success ? Number(match.Groups["align"]) : type.Bytes;
        int count = !match.Groups["array"].Success
            ? 1
            : match.Groups["count"].Length > 0
            ? Number(match.Groups["count"])
            : 0;
        return new VariableDeclaration(
            match.Groups["space"].Value, match.Groups["name"].Value, alignment, count * type.Bytes);
    }

    /// <summary>Gets the first address from <paramref name="offset"/> on where it can stand.</summary>
    public int Align(int offset) => (offset + Alignment - 1) / Alignment * Alignment;

    private static int Number(Group digits) =>
        int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // Pointer attributes of parameters (.ptr .global .align 16) say what they point to, not what they are.
    [
        GeneratedRegex(
            @"^(\.extern\s+|\.visible\s+)?\.(?<space>shared|local|param)\s+(\.align\s+(?<align>\d+)\s+)?\.(?<type>\w+)\s+(\.ptr\s+(\.(global|shared|local|const)\s+)?(\.align\s+\d+\s+)?)?(?<name>[\w$%]+)\s*(?<array>\[\s*(?<count>\d*)\s*\])?$")]
    private static partial Regex DeclarationPattern();
}
