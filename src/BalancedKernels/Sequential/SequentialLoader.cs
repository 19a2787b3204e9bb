using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;

namespace BalancedKernels.CompilerServices;

/// <summary>Loads the layers of a chain for its generated Load, and gathers all that is wrong with the file.</summary>
/// <remarks>
/// Generated code uses this type; programs do not. Layers that are loaded are disposed with it, unless
/// <see cref="Keep"/> has given them to a chain.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SequentialLoader : IDisposable
{
    private readonly SafetensorsFile file;
    private readonly string name;
    private readonly ComputeDevice device;
    private readonly LoadOptions options;
    private readonly LoadSearch search;
    private readonly bool isOutermost;
    private readonly List<ILayer> loaded = [];
    private readonly List<string> problems = [];

    /// <summary>Begins to load a chain.</summary>
    /// <param name="chain">The chain's class, as messages call it.</param>
    /// <param name="weights">The file.</param>
    /// <param name="name">What the names of its tensors begin with, without the last dot; empty for nothing.</param>
    /// <param name="device">Where the layers are to run.</param>
    /// <param name="options">What to let pass; <see cref="LoadOptions.Default"/> when not given.</param>
    /// <exception cref="ArgumentException">There is a batch norm among the options: a chain has its own.</exception>
    public SequentialLoader(
        string chain, SafetensorsFile weights, string name, ComputeDevice device, LoadOptions? options)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(device);
        file = weights;
        this.name = name;
        this.device = device;

        LoadOptions given = (options ?? LoadOptions.Default).RefuseBatchNorm(chain, nameof(options));

        // A chain inside another one leaves the conclusions to that one.
        isOutermost = given.Search is null;
        search = given.Search ?? new LoadSearch(weights, chain, name, given);
        this.options = given with { Search = search };
    }

    /// <summary>Loads a layer.</summary>
    /// <typeparam name="TLayer">The layer's class.</typeparam>
    /// <param name="place">The layer's place in the chain, from 0 on.</param>
    /// <param name="load">The layer's own Load.</param>
    /// <returns>The layer; nothing where it is refused, which <see cref="ThrowIfRefused"/> then says.</returns>
    public TLayer Load<TLayer>(int place, Func<SafetensorsFile, string, ComputeDevice, LoadOptions?, TLayer> load)
        where TLayer : class, ILayer => Load(place, load, options);

    /// <summary>Loads a layer and folds the batch norm behind it into its weights.</summary>
    /// <typeparam name="TLayer">The layer's class.</typeparam>
    /// <param name="place">The layer's place in the chain.</param>
    /// <param name="load">The layer's own Load.</param>
    /// <param name="normPlace">The batch norm's place.</param>
    /// <param name="norm">The batch norm's sizes.</param>
    /// <returns>The layer; nothing where it is refused, which <see cref="ThrowIfRefused"/> then says.</returns>
    public TLayer Load<TLayer>(
        int place, Func<SafetensorsFile, string, ComputeDevice, LoadOptions?, TLayer> load, int normPlace,
        BatchNormDescription norm)
        where TLayer : class, ILayer
    {
        ArgumentNullException.ThrowIfNull(norm);
        ScaleShift? folded = Try(() => ScaleShift.Load(file, NameOf(normPlace), norm, options));

        // Where the norm is refused, the layer is looked at even so: as it would be with any norm.
        folded ??= ScaleShift.From(Enumerable.Repeat(1f, norm.Input.Channels).ToArray(), []);
        return Load(place, load, options with { BatchNorm = folded });
    }

    /// <summary>Makes a layer that has no weights.</summary>
    /// <typeparam name="TLayer">The layer's class.</typeparam>
    /// <param name="create">The layer's own Create.</param>
    public TLayer Make<TLayer>(Func<ComputeDevice, TLayer> create)
        where TLayer : class, ILayer
    {
        ArgumentNullException.ThrowIfNull(create);
        TLayer layer = create(device);
        loaded.Add(layer);
        return layer;
    }

    /// <summary>
    /// Throws one exception that lists everything that is missing, misshapen or otherwise refused; and, if it is asked
    /// for, what no layer has read.
    /// </summary>
    /// <exception cref="WeightsException">Something is refused.</exception>
    public void ThrowIfRefused()
    {
        WeightsException.ThrowIfAny(isOutermost ? search.Conclude(problems) : problems);
    }

    /// <summary>Leaves the layers to the chain that was made of them.</summary>
    /// <typeparam name="TChain">The chain's class.</typeparam>
    /// <param name="made">The chain.</param>
    /// <returns>The same.</returns>
    public TChain Keep<TChain>(TChain made)
    {
        loaded.Clear();
        return made;
    }

    /// <summary>Disposes the layers that no chain has taken.</summary>
    public void Dispose()
    {
        foreach (ILayer layer in loaded)
            layer.Dispose();

        loaded.Clear();
    }

    private TLayer Load<TLayer>(
        int place, Func<SafetensorsFile, string, ComputeDevice, LoadOptions?, TLayer> load, LoadOptions given)
        where TLayer : class, ILayer
    {
        ArgumentNullException.ThrowIfNull(load);
        TLayer? layer = Try(() => load(file, NameOf(place), device, given));
        if (layer is not null)
            loaded.Add(layer);

        return layer!;
    }

    private T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (WeightsException refused)
        {
            problems.AddRange(refused.Problems);
            return null;
        }
    }

    private string NameOf(int place) => search.NameOf(name.Length == 0 ? $"{place}" : $"{name}.{place}");
}
