using System.Collections.Generic;
using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>
/// How one instruction set runs a weight matrix: the layout of the packed weights, and the kernels that read it.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not. Written by the planner, carried by the generated code. The runtime
/// packs from <see cref="Layout"/>, picks from <see cref="Kernels"/>, and derives nothing again.
/// </remarks>
/// <param name="Layout">The layout of the packed weights.</param>
/// <param name="TilesPerItem">Row tiles of one work item: as many as the kernels compute at once.</param>
/// <param name="DecodesNonFinite">
/// Whether kernels decode stored infinity and NaN. If not, a matrix that holds one runs the portable plan.
/// </param>
/// <param name="Kernels">
/// The kernels, in order of preference. The first whose least samples are not above the number of samples is used; the
/// last takes any number.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CpuLinearPlan(
    WeightLayout Layout, int TilesPerItem, bool DecodesNonFinite, IReadOnlyList<CpuKernel> Kernels)
{
    /// <summary>Picks the kernel for the next samples of a batch.</summary>
    /// <param name="samples">Samples that are still to be computed, 1 or more.</param>
    public CpuKernel Pick(int samples)
    {
        int at = 0;
        while (samples < Kernels[at].LeastSamples)
            at++;

        return Kernels[at];
    }
}
