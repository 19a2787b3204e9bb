using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// A layer that may stand on a GPU, and then reads and writes tensors of other layouts than the plain one, too.
/// </summary>
/// <remarks>Generated code uses this type; programs do not. Layers implement it explicitly.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGpuLayer
{
    /// <summary>Gets what runs the layer on its device, which may be a CPU.</summary>
    LayerEngine Engine { get; }
}
