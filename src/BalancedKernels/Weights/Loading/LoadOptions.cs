using System;
using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>What to let pass when weights are loaded; the default lets nothing doubtful pass.</summary>
/// <remarks>
/// An option that a Load cannot use is refused with an <see cref="ArgumentException"/>: <see cref="BatchNorm"/> by
/// layers that take none in and by chains, <see cref="Names"/> by layers that are no chain.
/// </remarks>
public sealed record LoadOptions
{
    /// <summary>Gets the options that are used when none are given.</summary>
    public static LoadOptions Default { get; } = new();

    /// <summary>
    /// Gets whether NaN and infinity are taken as weights. A finite weight that would become infinite in
    /// 16 bits is refused even so.
    /// </summary>
    public bool AllowNonFinite { get; init; }

    /// <summary>
    /// Gets the batch norm that stands behind the layer, to be folded into its weights and its bias while they are
    /// read:
    /// <c>w * scale</c> and <c>b * scale + shift</c>, one factor and summand for each output. None by default.
    /// </summary>
    /// <remarks>
    /// Weights are rounded to the layer's precision after it. The layer is declared with a bias; a file need not have
    /// one. An activation of the layer comes after the batch norm. A chain sets this itself where a batch norm follows.
    /// Linear layers and convolutions take one in; other layers and chains refuse it.
    /// </remarks>
    public ScaleShift? BatchNorm { get; init; }

    /// <summary>
    /// Gets what a file calls the layers of a chain that it does not call by their places: from the name that a layer
    /// would have, such as <c>encoder.0</c>, to the file's, such as <c>conv_in</c>. A name that no layer with weights
    /// would have is refused.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

    /// <summary>
    /// Gets whether a layer or a chain refuses tensors under its name that it does not read; they are let pass by
    /// default.
    /// </summary>
    public bool RefuseUnread { get; init; }

    /// <summary>Gets the search that a Load is part of; null for one that was called by a user.</summary>
    internal LoadSearch? Search { get; init; }

    /// <summary>Refuses a batch norm.</summary>
    /// <exception cref="ArgumentException">There is one.</exception>
    internal LoadOptions RefuseBatchNorm(string layer, string parameter) => BatchNorm is null
        ? this
        : throw new ArgumentException(
            $"'{layer}' was given {nameof(LoadOptions)}.{nameof(BatchNorm)}, which linear layers and convolutions take in, and no other layer and no chain.", parameter);

    /// <summary>Refuses names of layers.</summary>
    /// <exception cref="ArgumentException">There are some.</exception>
    internal void RefuseNames(string layer, string parameter)
    {
        if (Names is { Count: > 0 })
            throw new ArgumentException(
                $"'{layer}' was given {nameof(LoadOptions)}.{nameof(Names)}, which are for the layers of a chain.",
                parameter);
    }
}
