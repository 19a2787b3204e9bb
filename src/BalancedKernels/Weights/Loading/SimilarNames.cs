using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>Says what a file has when it lacks what was asked for.</summary>
internal static class SimilarNames
{
    private const int Shown = 5;

    // Longer names are compared by their beginnings: the work per pair stays small whatever a file holds.
    private const int Compared = 64;

    /// <summary>A sentence part: the nearest names in quotes, and how many more there are.</summary>
    public static string Of(string wanted, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return "the file has no tensors";

        return $"the file has {List(wanted, names)}";
    }

    /// <summary>Lists the nearest names in quotes, and how many more there are.</summary>
    public static string List(string wanted, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return "none";

        string nearest = string.Join(
            ", ",
            names
                .OrderBy(name => Distance(wanted, name))
                .ThenBy(name => name, StringComparer.Ordinal)
                .Take(Shown)
                .Select(FileText.Quote));
        return names.Count <= Shown ? nearest : $"{nearest} and {names.Count - Shown} more";
    }

    /// <summary>Letters to add, remove or change to get from one name to the other (Levenshtein, 1966).</summary>
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
