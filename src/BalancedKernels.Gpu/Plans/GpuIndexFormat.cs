using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>How a load unit stores the columns of its weights.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum GpuIndexFormat
{
    /// <summary>No indices: the layer is dense, so slot and column are the same.</summary>
    None,

    /// <summary>A field of log2(Block) bits for each slot.</summary>
    Fields,

    /// <summary>
    /// A bit for each column of a block, set if its weight is kept. It is shorter than fields if more than 1 /
    /// log2(Block) of the weights are kept.
    /// </summary>
    Bitmask,

    /// <summary>A byte for each slot, for block sizes that are not a power of two.</summary>
    Bytes,
}
