using System.Collections.Generic;
using System.Linq;

namespace TextGeneration.Networks;

/// <summary>The characters that the network reads and writes: a new line, and those of ASCII that print.</summary>
internal static class Alphabet
{
    private const char First = ' ';
    private const char Last = '~';

    /// <summary>Finds the first character that is not in the alphabet.</summary>
    /// <returns>Where it is; -1 where there is none.</returns>
    public static int FindStranger(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\n' or (>= First and <= Last)))
                return i;
        }

        return -1;
    }

    /// <summary>Numbers a text's characters, all of them in the alphabet.</summary>
    public static int[] Encode(string text) =>
        [.. text.Select(character => character == '\n' ? 0 : character - First + 1)];

    /// <summary>Spells characters.</summary>
    public static string Decode(IEnumerable<int> characters) =>
        string.Concat(characters.Select(character => character == 0 ? '\n' : (char)(First + character - 1)));
}
