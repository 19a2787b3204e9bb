using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>Lists the names that are most similar to a name that was not found.</summary>
internal static class SimilarNames
{
    private const int Shown = 5;

    // Of longer names only the start is compared, which bounds the work per pair of names.
    private const int Compared = 64;

    /// <summary>Describes the tensors of a file: the most similar names in quotes, and the number of others.</summary>
    public static string Describe(string requested, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return "the file has no tensors";

        return $"the file has {List(requested, names)}";
    }

    /// <summary>Lists the most similar names in quotes, and the number of others.</summary>
    public static string List(string requested, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return "none";

        string nearest = string.Join(
            ", ",
            names
                .OrderBy(name => Distance(requested, name))
                .ThenBy(name => name, StringComparer.Ordinal)
                .Take(Shown)
                .Select(FileText.Quote));
        return names.Count <= Shown ? nearest : $"{nearest} and {names.Count - Shown} more";
    }

    /// <summary>The edit distance between two names (Levenshtein, 1966).</summary>
    private static int Distance(ReadOnlySpan<char> from, ReadOnlySpan<char> to)
    {
        from = from[..Math.Min(from.Length, Compared)];
        to = to[..Math.Min(to.Length, Compared)];
        Span<int> row = stackalloc int[Compared + 1];
        for (int j = 0; j <= to.Length; j++)
            row[j] = j;

        for (int i = 0; i < from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 0; j < to.Length; j++)
            {
                int change = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(change, Math.Min(diagonal, row[j]) + 1);
            }
        }

        return row[to.Length];
    }
}
