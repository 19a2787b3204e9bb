using System;
using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>Options for loading weights. By default, doubtful weights are rejected.</summary>
/// <remarks>
/// A Load throws <see cref="ArgumentException"/> for an option that it does not support. Only linear layers and
/// convolutions support <see cref="BatchNorm"/>; only chains support <see cref="Names"/>.
/// </remarks>
public sealed record LoadOptions
{
    /// <summary>Gets the default options.</summary>
    public static LoadOptions Default { get; } = new();

    /// <summary>
    /// Gets whether weights may be NaN or infinite; false by default. A finite weight that becomes infinite when it is
    /// rounded to 16 bits is always rejected.
    /// </summary>
    public bool AllowNonFinite { get; init; }

    /// <summary>
    /// Gets the batch normalization that follows the layer, to be folded into its weights and its bias during loading:
    /// <c>w * scale</c> and <c>b * scale + shift</c>, with one scale and one shift per output. Null, the default, folds
    /// none.
    /// </summary>
    /// <remarks>
    /// Weights are rounded to the layer's weight type after folding. The layer must be declared with a bias; the file
    /// need not contain one. The activation of the layer is applied after the batch normalization. A chain sets this
    /// option itself for a layer that is followed by a batch normalization.
    /// </remarks>
    public ScaleShift? BatchNorm { get; init; }

    /// <summary>
    /// Gets the names that the layers of a chain have in the file, where they are not named after their position: a map
    /// from the default name of a layer, such as <c>encoder.0</c>, to its name in the file, such as <c>conv_in</c>. A
    /// key that is not the default name of a layer with weights is rejected.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

    /// <summary>
    /// Gets whether loading fails if the file has tensors with the prefix of the layer or chain that it does not read;
    /// false by default.
    /// </summary>
    public bool RefuseUnread { get; init; }

    /// <summary>Gets the tracker of the enclosing Load; null for a Load that the user called.</summary>
    internal LoadTracker? Tracker { get; init; }

    /// <summary>Throws if <see cref="BatchNorm"/> is set.</summary>
    /// <exception cref="ArgumentException">The option is set.</exception>
    internal LoadOptions ThrowIfBatchNorm(string layer, string parameter) => BatchNorm is null
        ? this
        : throw new ArgumentException(
            $"'{layer}' was given {nameof(LoadOptions)}.{nameof(BatchNorm)}, which only linear layers and convolutions support.", parameter);

    /// <summary>Throws if <see cref="Names"/> has entries.</summary>
    /// <exception cref="ArgumentException">The option has entries.</exception>
    internal void ThrowIfNames(string layer, string parameter)
    {
        if (Names is { Count: > 0 })
            throw new ArgumentException(
                $"'{layer}' was given {nameof(LoadOptions)}.{nameof(Names)}, which are for the layers of a chain.",
                parameter);
    }
}
