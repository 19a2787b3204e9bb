using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>
/// What one Load looks for in a file: that of a layer, or that of the outermost chain with all its layers.
/// </summary>
/// <remarks>There is one rule for the options of every kind of layer: each is used, or refused.</remarks>
/// <param name="file">The file.</param>
/// <param name="owner">The layer or the chain, as messages call it.</param>
/// <param name="name">What the tensors' names begin with, without the last dot.</param>
/// <param name="options">What was given.</param>
internal sealed class LoadSearch(SafetensorsFile file, string owner, string name, LoadOptions options)
{
    // A weight and its bias are missed one by one, with the nearest names of each.
    private const int ListedProblems = 2;

    private readonly List<string> wanted = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> layers = new(StringComparer.Ordinal);

    /// <summary>Loads one layer.</summary>
    /// <typeparam name="T">What is loaded.</typeparam>
    /// <param name="file">The file.</param>
    /// <param name="layer">The layer, as messages call it.</param>
    /// <param name="name">What the tensors' names begin with.</param>
    /// <param name="options">What was given.</param>
    /// <param name="load">Loads it; with options that have a search.</param>
    /// <exception cref="ArgumentException">An option is not for a layer.</exception>
    /// <exception cref="WeightsException">
    /// The weights are refused, or tensors that the layer does not read are.
    /// </exception>
    public static T Run<T>(
        SafetensorsFile file, string layer, string name, LoadOptions? options, Func<LoadOptions, T> load)
    {
        LoadOptions given = options ?? LoadOptions.Default;
        if (given.Search is not null)
            return load(given);

        given.RefuseNames(layer, nameof(options));
        LoadSearch search = new(file, layer, name, given);
        T loaded;
        try
        {
            loaded = load(given with { Search = search });
        }
        catch (WeightsException refused) when (
            search.Conclude(refused.Problems) is var all && !all.SequenceEqual(refused.Problems))
        {
            throw WeightsException.Of(all);
        }

        WeightsException.ThrowIfAny(search.Conclude([]));
        return loaded;
    }

    /// <summary>Takes down what a layer reads, whether it is there or not.</summary>
    public void Want(params ReadOnlySpan<string> names)
    {
        foreach (string wish in names)
        {
            if (known.Add(wish))
                wanted.Add(wish);
        }
    }

    /// <summary>Gets what a file calls a layer of a chain.</summary>
    /// <param name="layer">The name that the layer would have.</param>
    public string NameOf(string layer)
    {
        layers.Add(layer);
        return options.Names?.GetValueOrDefault(layer) ?? layer;
    }

    /// <summary>Adds what only the whole Load can say: names of no layer, and tensors that nothing has read.</summary>
    /// <param name="problems">What the layers have said.</param>
    public IReadOnlyList<string> Conclude(IReadOnlyList<string> problems)
    {
        string[] unknown = [.. UnknownNames()];
        if (unknown.Length == 0 && problems.Count > ListedProblems && FindNothing() is { } nothing)
            return [nothing];

        IEnumerable<string> unread = options.RefuseUnread
            ? file.Tensors.Where(IsUnread).Select(tensor => $"{tensor.Place} is read by no layer of '{owner}'.")
            : [];
        return [.. problems, .. unknown, .. unread];
    }

    private IEnumerable<string> UnknownNames() =>
        from key in (options.Names?.Keys ?? []).Order(StringComparer.Ordinal)
        where !layers.Contains(key)
        select $"{file.Name}: {nameof(LoadOptions)}.{nameof(LoadOptions.Names)} has '{key}', and '{owner}' has no layer of that name with weights; it has {SimilarNames.List(key, layers)}.";

    private bool IsUnread(SafetensorsTensor tensor) =>
        !known.Contains(tensor.Name) && IsBelowName(tensor);

    private bool IsBelowName(SafetensorsTensor tensor) =>
        name.Length == 0 || tensor.Name.StartsWith($"{name}.", StringComparison.Ordinal);

    // One sentence where each layer would say the same: that the name is a wrong one.
    private string? FindNothing()
    {
        if (wanted.Count == 0 || wanted.Exists(wish => file.TryGet(wish, out _)))
            return null;

        string nothing = $"{file.Name}: '{owner}' reads tensors such as '{wanted[0]}', and the file has none of them";
        if (PrefixSuggestion.Of(name, wanted, file) is not { } guess)
            return name.Length == 0 || file.Tensors.Any(IsBelowName)
                ? null
                : $"{nothing}; {file.NamesNear(wanted[0])}.";

        string found = FileText.Quote(guess.Example);
        return guess.Prefix.Length == 0
            ? $"{nothing}; it has {guess.Count} of them without '{name}.', such as {found}: load it without a name."
            : $"{nothing}; it has {guess.Count} of them by the name {FileText.Quote(guess.Prefix)}, such as {found}: load it by that name.";
    }
}
