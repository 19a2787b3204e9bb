using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>By which name a file has the tensors that were looked for by another one.</summary>
/// <param name="Prefix">The name; empty for none.</param>
/// <param name="Count">How many of the tensors it has by that name.</param>
/// <param name="Example">One of them.</param>
internal sealed record PrefixSuggestion(string Prefix, int Count, string Example)
{
    // Names are as deep as networks are; a file may hold anything.
    private const int Depth = 16;

    /// <summary>Guesses.</summary>
    /// <param name="name">The name that was given.</param>
    /// <param name="wanted">Tensors that were looked for.</param>
    /// <param name="file">The file.</param>
    /// <returns>The name by which the file has most of them; null where it has them by no name or by several.</returns>
    public static PrefixSuggestion? Of(string name, IEnumerable<string> wanted, SafetensorsFile file)
    {
        string start = name.Length == 0 ? string.Empty : $"{name}.";
        string[] ends = [
            .. wanted.Where(wish =>
                wish.StartsWith(start, StringComparison.Ordinal)).Select(wish => wish[start.Length..])];
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup =
            ends.ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            int at = 0;
            for (int depth = 0; depth < Depth && at >= 0; depth++)
            {
                if (lookup.Contains(tensor.Name.AsSpan(at)))
                    counts[tensor.Name[..at]] = counts.GetValueOrDefault(tensor.Name[..at]) + 1;

                int dot = tensor.Name.IndexOf('.', at);
                at = dot < 0 ? -1 : dot + 1;
            }
        }

        KeyValuePair<string, int>[] best = [.. counts.OrderByDescending(found => found.Value).Take(2)];
        if (best.Length == 0 || (best.Length == 2 && best[0].Value == best[1].Value))
            return null;

        string found = best[0].Key;
        return new PrefixSuggestion(
            found.Length == 0 ? found : found[..^1],
            best[0].Value,
            found + ends.First(end => file.TryGet(found + end, out _)));
    }
}
