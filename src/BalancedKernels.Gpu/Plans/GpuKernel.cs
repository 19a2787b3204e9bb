using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>One generated GPU kernel of a weight matrix: the batches it is for, and how it is launched.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <param name="Index">The number that the generated Kernel method returns it by.</param>
/// <param name="LeastBatch">The fewest samples of a Forward for which it is used.</param>
/// <param name="LeastSamples">
/// The fewest samples of a launch for which it is the best choice; a large Forward is several launches.
/// </param>
/// <param name="Shape">What a group computes, and what it takes of a multiprocessor.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GpuKernel(int Index, int LeastBatch, int LeastSamples, GpuKernelShape Shape)
{
    /// <summary>Gets whether the kernel multiplies on tensor cores.</summary>
    public bool NeedsTensorCores { get; init; }

    /// <summary>
    /// Gets how another kernel arranges the inputs before; null for a kernel that reads samples as they are. A kernel
    /// with arranged inputs is a
    /// <c>GpuTensorKernel</c>, whose groups take one tile of rows each; others are a <c>GpuLinearKernel</c>, whose
    /// groups walk over tiles of rows.
    /// </summary>
    public GpuInputArrangement? Arrangement { get; init; }

    /// <summary>
    /// Gets how many groups may share the columns of the same rows, each leaving its sums in the workspace; 1 where
    /// none do.
    /// </summary>
    public int MostParts { get; init; } = 1;

    /// <summary>Tells whether the kernel computes some samples of a Forward on a device.</summary>
    /// <param name="samples">Samples of the launch, 1 or more.</param>
    /// <param name="batch">Samples of the Forward that the launch is a part of.</param>
    /// <param name="hasTensorCores">Whether the device has tensor cores.</param>
    public bool Takes(int samples, int batch, bool hasTensorCores) =>
        samples >= LeastSamples && batch >= LeastBatch && (hasTensorCores || !NeedsTensorCores);
}
