using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>A layer that may be on a GPU, and then also reads and writes tensors that are not row-major.</summary>
/// <remarks>
/// Generated code uses this type; programs do not. Layers implement it explicitly, so its members are not visible on
/// the layer.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGpuLayer
{
    /// <summary>Gets the engine that runs the layer on its device, which may be a CPU.</summary>
    LayerEngine Engine { get; }
}
