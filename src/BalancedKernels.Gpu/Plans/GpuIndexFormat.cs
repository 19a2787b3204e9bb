using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>How a packed cell says which columns its weights belong to.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum GpuIndexFormat
{
    /// <summary>Not at all: nothing was removed, so slot and column are the same.</summary>
    None,

    /// <summary>A field of log2(Block) bits per slot.</summary>
    Fields,

    /// <summary>
    /// A bit per column of a block, set where a weight is kept: shorter while more than 1 / log2(Block) is kept.
    /// </summary>
    Bitmask,

    /// <summary>A byte per slot, for block sizes that are no power of two.</summary>
    Bytes,
}
