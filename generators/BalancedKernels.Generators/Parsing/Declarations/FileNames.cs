using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Generators.Parsing.Declarations;

/// <summary>Derives unique file names from class names that every file system and the compiler accept.</summary>
internal static class FileNames
{
    // File systems allow names of 255 bytes: 35 bytes remain for the longest ending and the hash of a shared name.
    private const int MaxBytes = 220;

    /// <summary>Converts a class's full name to a file name.</summary>
    /// <remarks>
    /// Roslyn 4.14 rejects hint names with marks and connectors that identifiers may contain, and half a surrogate pair
    /// is not a letter to it. Such characters are written as their code.
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

    /// <summary>Finds the names that equal another one or differ from it only in case.</summary>
    public static EquatableArray<string> FindShared(ImmutableArray<string> names) => new(names
        .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
        .Where(static group => group.Skip(1).Any())
        .SelectMany(static group => group.Distinct(StringComparer.Ordinal))
        .OrderBy(static name => name, StringComparer.Ordinal)
        .ToArray());

    /// <summary>Gives a layer a unique file name if it shares its name with another one.</summary>
    public static AnnotatedLayer Separate(AnnotatedLayer layer, EquatableArray<string> shared) =>
        shared.Contains(layer.Type.FileName, StringComparer.Ordinal)
            ? layer with { Type = layer.Type with { FileName = MakeUnique(layer.Type) } }
            : layer;

    private static string MakeUnique(TypeShell type) => type.FileName + Hash(type.FullName);

    // A long name keeps its end, which distinguishes layers.
    private static string Shorten(string name, string fullName)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MaxBytes)
            return name;

        string hash = Hash(fullName);
        int start = 0;
        for (int bytes = Encoding.UTF8.GetByteCount(name); bytes > MaxBytes - hash.Length; start++)
            bytes -= Encoding.UTF8.GetByteCount(name.Substring(start, 1));

        return name.Substring(start) + hash;
    }

    // Depends only on the exact full name (FNV-1a, 32 bits).
    private static string Hash(string fullName)
    {
        uint hash = 2166136261;
        foreach (char letter in fullName)
            hash = unchecked((hash ^ letter) * 16777619);

        return "-" + hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
