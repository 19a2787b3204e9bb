using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Plans;

/// <summary>One layer that a chain computes.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Folded">The batch norm that is folded into it; null for none.</param>
/// <param name="Cells">
/// Neighbouring columns of a cell of the layout that its result has on a GPU, 32 or 64; 0 for a plain one.
/// </param>
/// <param name="CpuBuffer">The buffer that its result stands in on a CPU; that of the last one is not used.</param>
/// <param name="GpuBuffer">The buffer that its result stands in on a GPU; that of the last one is not used.</param>
internal sealed record SequentialStep(ChainedLayer Layer, ChainedLayer? Folded, int Cells, int CpuBuffer, int GpuBuffer)
{
    /// <summary>Gets the numbers of a sample's result.</summary>
    public int Features => (int)Layer.Gives.Numbers;
}
