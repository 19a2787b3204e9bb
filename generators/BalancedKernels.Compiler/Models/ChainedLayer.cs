namespace BalancedKernels.Compiler.Models;

/// <summary>One layer of a chain, with the facts that the chain needs.</summary>
/// <param name="TypeName">The class's name in generated text: <c>global::App.Hidden1</c>.</param>
/// <param name="Name">The class's name in messages and documentation.</param>
/// <param name="Index">Its zero-based index in the chain.</param>
/// <param name="InputShape">The shape of an input sample.</param>
/// <param name="OutputShape">The shape of an output sample.</param>
/// <param name="Kind">How the chain treats it.</param>
/// <param name="LaneColumns">
/// Neighbouring columns per lane in the lane-major layout that its GPU kernels read fastest: 32 or 64. 0 for kernels
/// that read and write row-major tensors only.
/// </param>
/// <param name="Members">The names of its own generated members.</param>
internal sealed record ChainedLayer(
    string TypeName,
    string Name,
    int Index,
    SampleShape InputShape,
    SampleShape OutputShape,
    ChainedLayerKind Kind,
    int LaneColumns,
    GeneratedMembers Members)
{
    /// <summary>Gets whether it can run on GPUs.</summary>
    public bool SupportsGpu { get; init; } = true;

    /// <summary>
    /// Gets the ids of the compiler's warnings on uses of the class, which is obsolete or experimental.
    /// </summary>
    public EquatableArray<string> WarningIds { get; init; }

    /// <summary>Gets whether a batch norm after it could be folded into its weights if it had a bias.</summary>
    public bool NeedsBiasToFold { get; init; }
}

/// <summary>How a chain treats one of its layers.</summary>
internal enum ChainedLayerKind
{
    /// <summary>The layer has weights, which the chain loads from a file.</summary>
    Loaded,

    /// <summary>The layer has weights; a batch norm that follows is folded into them.</summary>
    FoldsBatchNorm,

    /// <summary>
    /// A batch norm: folded into the weights of the previous layer if possible, otherwise loaded as a layer.
    /// </summary>
    BatchNorm,

    /// <summary>The layer has no weights; the chain creates it.</summary>
    Weightless,

    /// <summary>A flattening layer: the chain omits it, because it leaves the order of the values unchanged.</summary>
    Flatten,
}
