using GpuBundle.Verify.Running;
using OfflineKernels;

namespace GpuBundle.Verify.Cases;

/// <summary>One batch of one layer, computed in one way.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Batch">Samples.</param>
/// <param name="Route">How the layer is called.</param>
internal sealed record CheckedCase(GpuLayer Layer, int Batch, ForwardRoute Route)
{
    /// <summary>
    /// Gets the case in words: <c>Float16 32:6 130x1056 Gelu Balanced32x6, batch 8, row-major to row-major</c>.
    /// </summary>
    public override string ToString() => $"{CheckedLayer.Spelled(Layer.Description)}, batch {Batch}, {Route.Name}";
}
