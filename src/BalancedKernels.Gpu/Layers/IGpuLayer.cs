namespace BalancedKernels.Gpu;

/// <summary>A layer that may stand on a GPU, and then reads and writes tensors of other layouts than the plain one, too.</summary>
/// <remarks>Implemented explicitly, so that nothing of it shows on the layer.</remarks>
public interface IGpuLayer
{
    /// <summary>Gets what runs the layer on its device, which may be a CPU.</summary>
    LayerEngine Engine { get; }
}
