using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Generators.Parsing;

/// <summary>
/// Names files after classes, so that every disk and the compiler accept them and no two are the same.
/// </summary>
internal static class FileNames
{
    // A disk takes names of 255 bytes: this leaves 35 bytes for the longest ending and for the number of a shared name.
    private const int MostBytes = 220;

    /// <summary>Turns a class's full name into a file name.</summary>
    /// <remarks>
    /// Roslyn 4.14 refuses hint names with marks and connectors that identifiers may have, and half a
    /// surrogate pair is no letter to it: those are written as their code.
    /// </remarks>
    public static string Make(string fullName)
    {
        StringBuilder name = new(fullName.Length);
        foreach (char letter in fullName)
        {
            if (char.IsLetterOrDigit(letter) || letter is '.' or '+' or '_')
                name.Append(letter);
            else
                name.Append('-').Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
        }

        return Shorten(name.ToString(), fullName);
    }

    /// <summary>Finds the names that differ from another one in case only, or not at all.</summary>
    public static EquatableArray<string> FindShared(ImmutableArray<string> names) => new(names
        .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
        .Where(static group => group.Skip(1).Any())
        .SelectMany(static group => group.Distinct(StringComparer.Ordinal))
        .OrderBy(static name => name, StringComparer.Ordinal)
        .ToArray());

    /// <summary>Gives a layer a file name of its own where it shares one.</summary>
    public static AnnotatedLayer Separate(AnnotatedLayer layer, EquatableArray<string> shared) =>
        shared.Contains(layer.Type.FileName, StringComparer.Ordinal)
            ? layer with { Type = layer.Type with { FileName = MakeUnique(layer.Type) } }
            : layer;

    private static string MakeUnique(TypeShell type) => type.FileName + Number(type.FullName);

    // A long name keeps its end, which tells layers apart.
    private static string Shorten(string name, string fullName)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MostBytes)
            return name;

        string number = Number(fullName);
        int start = 0;
        for (int bytes = Encoding.UTF8.GetByteCount(name); bytes > MostBytes - number.Length; start++)
            bytes -= Encoding.UTF8.GetByteCount(name.Substring(start, 1));

        return name.Substring(start) + number;
    }

    // Depends on the exact full name and on nothing else (FNV-1a, 32 bits).
    private static string Number(string fullName)
    {
        uint hash = 2166136261;
        foreach (char letter in fullName)
            hash = unchecked((hash ^ letter) * 16777619);

        return "-" + hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
