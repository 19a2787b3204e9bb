using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace BalancedKernels;

/// <summary>Repeats in a message what a file says: quoted, on one line, and cut where it is long.</summary>
/// <remarks>
/// A file may hold anything: text that moves a terminal's cursor, that reads backwards, or that has 90 MB.
/// </remarks>
internal static class FileText
{
    private const int ShownLetters = 100;
    private const int ShownDigits = 40;
    private const int ShownNumbers = 8;

    /// <summary>Puts text in quotes; letters that do not print, quotes and backslashes are escaped.</summary>
    public static string Quote(string text)
    {
        int shown = text.Length <= ShownLetters ? text.Length : ShownLetters;
        if (shown < text.Length && char.IsSurrogatePair(text[shown - 1], text[shown]))
            shown--;

        StringBuilder quoted = new("'");
        for (int i = 0; i < shown; i++)
            Append(quoted, text, ref i);

        return shown == text.Length
            ? quoted.Append('\'').ToString()
            : quoted.Append(CultureInfo.InvariantCulture, $"...' ({text.Length} characters)").ToString();
    }

    /// <summary>Spells a number as the file does.</summary>
    /// <param name="digits">The number in JSON, which has ASCII letters only.</param>
    public static string Number(ReadOnlySpan<byte> digits) => digits.Length <= ShownDigits
        ? Encoding.ASCII.GetString(digits)
        : $"{Encoding.ASCII.GetString(digits[..ShownDigits])}... ({digits.Length} characters)";

    /// <summary>Lists numbers in brackets.</summary>
    public static string List(IReadOnlyList<long> numbers) => numbers.Count <= ShownNumbers
        ? $"[{string.Join(", ", numbers)}]"
        : $"[{string.Join(", ", numbers.Take(ShownNumbers))}, ...] ({numbers.Count} numbers)";

    // A pair of surrogates that prints is one letter, and is passed over whole.
    private static void Append(StringBuilder quoted, string text, ref int at)
    {
        char letter = text[at];
        if (char.IsSurrogate(letter)
            && at + 1 < text.Length
            && char.IsSurrogatePair(letter, text[at + 1])
            && Prints(CharUnicodeInfo.GetUnicodeCategory(text, at)))
            quoted.Append(letter).Append(text[++at]);
        else if (letter is '\'' or '\\')
            quoted.Append('\\').Append(letter);
        else if (letter == '\n')
            quoted.Append("\\n");
        else if (Prints(char.GetUnicodeCategory(letter)))
            quoted.Append(letter);
        else
            quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
    }

    private static bool Prints(UnicodeCategory category) => category is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
