using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;

namespace BalancedKernels.CompilerServices;

/// <summary>Loads the layers of a chain for its generated Load, and collects all problems with the file.</summary>
/// <remarks>
/// Generated code uses this type; programs do not. The loader disposes the layers that it has loaded, unless
/// <see cref="Keep"/> has passed their ownership to a chain.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SequentialLoader : IDisposable
{
    private readonly SafetensorsFile file;
    private readonly string name;
    private readonly ComputeDevice device;
    private readonly LoadOptions options;
    private readonly LoadTracker tracker;
    private readonly bool isOutermost;
    private readonly List<ILayer> loaded = [];
    private readonly List<string> problems = [];

    /// <summary>Starts to load a chain.</summary>
    /// <param name="chain">The name of the chain's class, for messages.</param>
    /// <param name="weights">The file.</param>
    /// <param name="name">The prefix of the tensor names, without the last dot; empty for none.</param>
    /// <param name="device">The device for the layers.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentException">
    /// <see cref="LoadOptions.BatchNorm"/> is set, which a chain does not support.
    /// </exception>
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

        LoadOptions effective = (options ?? LoadOptions.Default).ThrowIfBatchNorm(chain, nameof(options));

        // Only the outermost chain reports names of unknown layers and unread tensors.
        isOutermost = effective.Tracker is null;
        tracker = effective.Tracker ?? new LoadTracker(weights, chain, name, effective);
        this.options = effective with { Tracker = tracker };
    }

    /// <summary>Loads a layer.</summary>
    /// <typeparam name="TLayer">The class of the layer.</typeparam>
    /// <param name="place">The position of the layer in the chain, from 0.</param>
    /// <param name="load">The Load method of the layer.</param>
    /// <returns>The layer; null if its weights are rejected, which <see cref="ThrowIfRefused"/> reports.</returns>
    public TLayer Load<TLayer>(int place, Func<SafetensorsFile, string, ComputeDevice, LoadOptions?, TLayer> load)
        where TLayer : class, ILayer => Load(place, load, options);

    /// <summary>Loads a layer and folds the batch normalization that follows it into its weights.</summary>
    /// <typeparam name="TLayer">The class of the layer.</typeparam>
    /// <param name="place">The position of the layer in the chain, from 0.</param>
    /// <param name="load">The Load method of the layer.</param>
    /// <param name="normPlace">The position of the batch normalization in the chain.</param>
    /// <param name="norm">The description of the batch normalization.</param>
    /// <returns>The layer; null if its weights are rejected, which <see cref="ThrowIfRefused"/> reports.</returns>
    public TLayer Load<TLayer>(
        int place, Func<SafetensorsFile, string, ComputeDevice, LoadOptions?, TLayer> load, int normPlace,
        BatchNormDescription norm)
        where TLayer : class, ILayer
    {
        ArgumentNullException.ThrowIfNull(norm);
        ScaleShift? folded = Try(() => ScaleShift.Load(file, NameOf(normPlace), norm, options));

        // If the normalization is rejected, the layer is loaded with a neutral one, so that its own problems are found
        // too.
        folded ??= ScaleShift.From(Enumerable.Repeat(1f, norm.Input.Channels).ToArray(), []);
        return Load(place, load, options with { BatchNorm = folded });
    }

    /// <summary>Creates a layer that has no weights.</summary>
    /// <typeparam name="TLayer">The class of the layer.</typeparam>
    /// <param name="create">The Create method of the layer.</param>
    public TLayer Make<TLayer>(Func<ComputeDevice, TLayer> create)
        where TLayer : class, ILayer
    {
        ArgumentNullException.ThrowIfNull(create);
        TLayer layer = create(device);
        loaded.Add(layer);
        return layer;
    }

    /// <summary>
    /// Throws one exception that lists all tensors that are missing, have the wrong shape or are otherwise rejected;
    /// with <see cref="LoadOptions.RefuseUnread"/>, also the tensors that no layer has read.
    /// </summary>
    /// <exception cref="WeightsException">There were problems.</exception>
    public void ThrowIfRefused()
    {
        WeightsException.ThrowIfAny(isOutermost ? tracker.CollectProblems(problems) : problems);
    }

    /// <summary>Passes the ownership of the layers to the chain that was created from them.</summary>
    /// <typeparam name="TChain">The class of the chain.</typeparam>
    /// <param name="made">The chain.</param>
    /// <returns>The chain.</returns>
    public TChain Keep<TChain>(TChain made)
    {
        loaded.Clear();
        return made;
    }

    /// <summary>Disposes the loaded layers, if no chain owns them.</summary>
    public void Dispose()
    {
        foreach (ILayer layer in loaded)
            layer.Dispose();

        loaded.Clear();
    }

    private TLayer Load<TLayer>(
        int position, Func<SafetensorsFile, string, ComputeDevice, LoadOptions?, TLayer> load, LoadOptions layerOptions)
        where TLayer : class, ILayer
    {
        ArgumentNullException.ThrowIfNull(load);
        TLayer? layer = Try(() => load(file, NameOf(position), device, layerOptions));
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
        catch (WeightsException exception)
        {
            problems.AddRange(exception.Problems);
            return null;
        }
    }

    private string NameOf(int position) => tracker.MapName(name.Length == 0 ? $"{position}" : $"{name}.{position}");
}
