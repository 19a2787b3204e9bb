using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Plans;

/// <summary>The plan of a chain: the layers that are computed and the buffers of their results.</summary>
/// <param name="Steps">The layers that are computed, in order.</param>
/// <param name="CpuBuffers">Floats per sample of each buffer on a CPU.</param>
/// <param name="GpuBuffers">The same on a GPU, including the padding of layouts.</param>
internal sealed record SequentialPlan(
    EquatableArray<SequentialStep> Steps, EquatableArray<int> CpuBuffers, EquatableArray<int> GpuBuffers);

/// <summary>One layer that a chain computes.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="FoldedBatchNorm">The batch norm that is folded into its weights; null for none.</param>
/// <param name="LaneColumns">
/// Neighbouring columns per lane in the lane-major layout of its result on a GPU: 32 or 64; 0 for row-major.
/// </param>
/// <param name="CpuBuffer">The index of the buffer of its result on a CPU; not used for the last step.</param>
/// <param name="GpuBuffer">The index of the buffer of its result on a GPU; not used for the last step.</param>
internal sealed record SequentialStep(
    ChainedLayer Layer, ChainedLayer? FoldedBatchNorm, int LaneColumns, int CpuBuffer, int GpuBuffer)
{
    /// <summary>Gets the output values per sample.</summary>
    public int Features => (int)Layer.OutputShape.Numbers;
}
