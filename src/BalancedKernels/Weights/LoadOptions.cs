using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>What to let pass when weights are loaded; the default lets nothing doubtful pass.</summary>
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
    /// Gets the batch norm that stands behind the layer, to be folded into its weights and its bias while they are read:
    /// <c>w * scale</c> and <c>b * scale + shift</c>, one factor and summand for each output. None by default.
    /// </summary>
    /// <remarks>
    /// Weights are rounded to the layer's precision after it. The layer is declared with a bias; a file need not have one. An
    /// activation of the layer comes after the batch norm. A chain sets this itself where a batch norm follows.
    /// </remarks>
    public ScaleShift? BatchNorm { get; init; }

    /// <summary>
    /// Gets what a file calls the layers of a chain that it does not call by their places: from the name that a layer would have,
    /// such as <c>encoder.0</c>, to the file's, such as <c>conv_in</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

    /// <summary>Gets whether a chain refuses tensors under its name that none of its layers reads; they are let pass by default.</summary>
    public bool RefuseUnread { get; init; }

    /// <summary>Gets where the names of tensors that are read are taken down; null where nobody asks.</summary>
    internal ISet<string>? Read { get; init; }
}
