using System.Collections.Generic;
using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>How GPUs run a weight matrix: the layout of the packed weights, and the kernels that read it.</summary>
/// <remarks>
/// Generated code uses this type; programs do not. Written by the planner, carried by the generated code. The runtime
/// packs from <see cref="Layout"/>, picks from <see cref="Kernels"/>, and derives nothing again.
/// </remarks>
/// <param name="Layout">The layout of the packed weights.</param>
/// <param name="Kernels">The kernels. The last one that takes a launch is the best choice; the first takes any.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GpuLinearPlan(GpuWeightLayout Layout, IReadOnlyList<GpuKernel> Kernels)
{
    /// <summary>Picks the kernel for a launch.</summary>
    /// <param name="samples">Samples of the launch, 1 or more.</param>
    /// <param name="batch">Samples of the Forward that the launch is a part of.</param>
    /// <param name="hasTensorCores">Whether the device has tensor cores.</param>
    public GpuKernel Pick(int samples, int batch, bool hasTensorCores)
    {
        int at = Kernels.Count - 1;
        while (!Kernels[at].Takes(samples, batch, hasTensorCores))
            at--;

        return Kernels[at];
    }
}
