using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>One generated GPU kernel of a weight matrix, with its batch sizes and its launch parameters.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <param name="Index">The index of the kernel in the generated Kernel method.</param>
/// <param name="MinBatch">The smallest batch of a Forward that may use the kernel.</param>
/// <param name="MinSamples">
/// The fewest samples of a launch for which the kernel is the best choice. A large Forward is several launches.
/// </param>
/// <param name="Shape">The work of a group, and its use of a multiprocessor.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GpuKernel(int Index, int MinBatch, int MinSamples, GpuKernelShape Shape)
{
    /// <summary>Gets whether the kernel multiplies on tensor cores.</summary>
    public bool NeedsTensorCores { get; init; }

    /// <summary>
    /// Gets how another kernel arranges the inputs first; null if the kernel reads the input tensor itself. A kernel
    /// with arranged inputs is a <c>GpuTensorKernel</c>: each group computes one tile of rows. Other kernels are a
    /// <c>GpuLinearKernel</c>: each group computes several tiles of rows in a loop.
    /// </summary>
    public GpuInputArrangement? Arrangement { get; init; }

    /// <summary>
    /// Gets the largest number of groups that may split the columns of the same rows (split-K). Each stores its partial
    /// sums in the workspace. 1 means no split.
    /// </summary>
    public int MaxSplits { get; init; } = 1;

    /// <summary>Gets whether the kernel may run a launch on a device.</summary>
    /// <param name="samples">Samples of the launch, 1 or more.</param>
    /// <param name="batch">Samples of the Forward that the launch is a part of.</param>
    /// <param name="hasTensorCores">Whether the device has tensor cores.</param>
    public bool Supports(int samples, int batch, bool hasTensorCores) =>
        samples >= MinSamples && batch >= MinBatch && (hasTensorCores || !NeedsTensorCores);
}
