using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>
/// Tracks the tensors that one Load requests from a file, and reports missing, misnamed and unread ones.
/// </summary>
/// <remarks>
/// A chain and all its layers share the tracker of the outermost Load. An option that a layer cannot use is rejected.
/// </remarks>
/// <param name="file">The file.</param>
/// <param name="owner">The name of the layer or chain in messages.</param>
/// <param name="name">The prefix of the tensor names, without the last dot.</param>
/// <param name="options">The options of the Load.</param>
internal sealed class LoadTracker(SafetensorsFile file, string owner, string name, LoadOptions options)
{
    // A missing weight and its missing bias are reported one by one, each with similar names.
    private const int ListedProblems = 2;

    private readonly List<string> requested = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> layers = new(StringComparer.Ordinal);

    /// <summary>Loads one layer.</summary>
    /// <typeparam name="T">The type of the loaded weights.</typeparam>
    /// <param name="file">The file.</param>
    /// <param name="layer">The name of the layer in messages.</param>
    /// <param name="name">The prefix of the tensor names.</param>
    /// <param name="options">The options of the Load.</param>
    /// <param name="load">Loads the weights, with options that have a tracker.</param>
    /// <exception cref="ArgumentException">An option does not apply to a layer.</exception>
    /// <exception cref="WeightsException">
    /// The weights are rejected, or the file has tensors that the layer does not read.
    /// </exception>
    public static T Run<T>(
        SafetensorsFile file, string layer, string name, LoadOptions? options, Func<LoadOptions, T> load)
    {
        LoadOptions effective = options ?? LoadOptions.Default;
        if (effective.Tracker is not null)
            return load(effective);

        effective.ThrowIfNames(layer, nameof(options));
        LoadTracker tracker = new(file, layer, name, effective);
        T loaded;
        try
        {
            loaded = load(effective with { Tracker = tracker });
        }
        catch (WeightsException exception) when (
            tracker.CollectProblems(exception.Problems) is var all && !all.SequenceEqual(exception.Problems))
        {
            throw WeightsException.Combine(all);
        }

        WeightsException.ThrowIfAny(tracker.CollectProblems([]));
        return loaded;
    }

    /// <summary>Records the names of tensors that a layer reads, whether the file has them or not.</summary>
    public void Request(params ReadOnlySpan<string> names)
    {
        foreach (string requestedName in names)
        {
            if (known.Add(requestedName))
                requested.Add(requestedName);
        }
    }

    /// <summary>Gets the name of a layer of a chain in the file.</summary>
    /// <param name="layer">The default name of the layer.</param>
    public string MapName(string layer)
    {
        layers.Add(layer);
        return options.Names?.GetValueOrDefault(layer) ?? layer;
    }

    /// <summary>
    /// Adds the problems that only the whole Load can find: names of unknown layers, and tensors that no layer has
    /// read.
    /// </summary>
    /// <param name="problems">The problems that the layers have reported.</param>
    public IReadOnlyList<string> CollectProblems(IReadOnlyList<string> problems)
    {
        string[] unknown = [.. UnknownNames()];
        if (unknown.Length == 0 && problems.Count > ListedProblems && ExplainNothingFound() is { } explanation)
            return [explanation];

        IEnumerable<string> unread = options.RefuseUnread
            ? file.Tensors.Where(IsUnread).Select(tensor => $"{tensor.Description} is read by no layer of '{owner}'.")
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

    // One message instead of one per tensor if the file has none of them: the prefix is probably wrong.
    private string? ExplainNothingFound()
    {
        if (requested.Count == 0 || requested.Exists(requestedName => file.TryGet(requestedName, out _)))
            return null;

        string nothing =
            $"{file.Name}: '{owner}' reads tensors such as '{requested[0]}', and the file has none of them";
        if (PrefixSuggestion.Find(name, requested, file) is not { } suggestion)
            return name.Length == 0 || file.Tensors.Any(IsBelowName)
                ? null
                : $"{nothing}; {file.DescribeSimilarNames(requested[0])}.";

        string found = FileText.Quote(suggestion.Example);
        return suggestion.Prefix.Length == 0
            ? $"{nothing}; it has {suggestion.Count} of them without '{name}.', such as {found}: load it without a name."
            : $"{nothing}; it has {suggestion.Count} of them by the name {FileText.Quote(suggestion.Prefix)}, such as {found}: load it by that name.";
    }
}
