using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>The prefix under which a file has the tensors that were requested with another prefix.</summary>
/// <param name="Prefix">The prefix; empty if the tensors have none.</param>
/// <param name="Count">The number of requested tensors that the file has under that prefix.</param>
/// <param name="Example">The full name of one of them.</param>
internal sealed record PrefixSuggestion(string Prefix, int Count, string Example)
{
    // Deeper than the names of real networks; limits the work for a file with arbitrary names.
    private const int MaxDepth = 16;

    /// <summary>Finds the prefix under which a file has most of the requested tensors.</summary>
    /// <param name="name">The prefix that was given.</param>
    /// <param name="requested">The names of the requested tensors.</param>
    /// <param name="file">The file.</param>
    /// <returns>The best prefix; null if there is none, or if two prefixes are equally good.</returns>
    public static PrefixSuggestion? Find(string name, IEnumerable<string> requested, SafetensorsFile file)
    {
        string prefix = name.Length == 0 ? string.Empty : $"{name}.";
        string[] suffixes = [
            .. requested.Where(tensor =>
                tensor.StartsWith(prefix, StringComparison.Ordinal)).Select(tensor => tensor[prefix.Length..])];
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup =
            suffixes.ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            int start = 0;
            for (int depth = 0; depth < MaxDepth && start >= 0; depth++)
            {
                if (lookup.Contains(tensor.Name.AsSpan(start)))
                    counts[tensor.Name[..start]] = counts.GetValueOrDefault(tensor.Name[..start]) + 1;

                int dot = tensor.Name.IndexOf('.', start);
                start = dot < 0 ? -1 : dot + 1;
            }
        }

        KeyValuePair<string, int>[] best = [.. counts.OrderByDescending(found => found.Value).Take(2)];
        if (best.Length == 0 || (best.Length == 2 && best[0].Value == best[1].Value))
            return null;

        string found = best[0].Key;
        return new PrefixSuggestion(
            found.Length == 0 ? found : found[..^1],
            best[0].Value,
            found + suffixes.First(suffix => file.TryGet(found + suffix, out _)));
    }
}
