using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace BalancedKernels;

/// <summary>Formats text from a file for a message: quoted, on one line, and shortened.</summary>
/// <remarks>
/// The text of a file is untrusted: it may contain control characters, right-to-left marks, or 90 MB of text.
/// </remarks>
internal static class FileText
{
    private const int MaxLetters = 100;
    private const int MaxDigits = 40;
    private const int MaxNumbers = 8;

    /// <summary>Puts text in quotes, and escapes characters that do not print, quotes and backslashes.</summary>
    public static string Quote(string text)
    {
        int shown = text.Length <= MaxLetters ? text.Length : MaxLetters;
        if (shown < text.Length && char.IsSurrogatePair(text[shown - 1], text[shown]))
            shown--;

        StringBuilder quoted = new("'");
        for (int i = 0; i < shown; i++)
            Append(quoted, text, ref i);

        return shown == text.Length
            ? quoted.Append('\'').ToString()
            : quoted.Append(CultureInfo.InvariantCulture, $"...' ({text.Length} characters)").ToString();
    }

    /// <summary>Formats a number as it is written in the file.</summary>
    /// <param name="digits">The JSON text of the number, which is ASCII.</param>
    public static string Number(ReadOnlySpan<byte> digits) => digits.Length <= MaxDigits
        ? Encoding.ASCII.GetString(digits)
        : $"{Encoding.ASCII.GetString(digits[..MaxDigits])}... ({digits.Length} characters)";

    /// <summary>Formats numbers as a list in brackets.</summary>
    public static string List(IReadOnlyList<long> numbers) => numbers.Count <= MaxNumbers
        ? $"[{string.Join(", ", numbers)}]"
        : $"[{string.Join(", ", numbers.Take(MaxNumbers))}, ...] ({numbers.Count} numbers)";

    // A surrogate pair that prints is appended as one character.
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
