using System.Collections.Generic;
using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The plan of a weight matrix on GPUs: the layout of the packed weights, and the kernels that read them.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// The planner writes a plan, and generated code carries it. The runtime packs weights in <see cref="Layout"/> and
/// selects a kernel of <see cref="Kernels"/>. It decides nothing again.
/// </remarks>
/// <param name="Layout">The layout of the packed weights.</param>
/// <param name="Kernels">
/// The kernels. The last kernel that supports a launch is the best choice; the first supports every launch.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GpuLinearPlan(GpuWeightLayout Layout, IReadOnlyList<GpuKernel> Kernels)
{
    /// <summary>Selects the kernel for a launch.</summary>
    /// <param name="samples">Samples of the launch, 1 or more.</param>
    /// <param name="batch">Samples of the Forward that the launch is a part of.</param>
    /// <param name="hasTensorCores">Whether the device has tensor cores.</param>
    public GpuKernel Pick(int samples, int batch, bool hasTensorCores)
    {
        int index = Kernels.Count - 1;
        while (!Kernels[index].Supports(samples, batch, hasTensorCores))
            index--;

        return Kernels[index];
    }
}
