using BalancedKernels.Gpu;

namespace GpuBundle.Bench.Vendors;

/// <summary>The numbers of a product on the device.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Rows">Outputs of the matrix.</param>
/// <param name="Columns">Inputs of the matrix.</param>
/// <param name="Batch">Samples.</param>
/// <param name="Weights">The matrix, in whichever order a product takes it.</param>
/// <param name="Inputs">[batch, columns].</param>
/// <param name="Outputs">[batch, rows].</param>
internal sealed record CuBlasOperands(
    NumberKind Kind,
    int Rows,
    int Columns,
    int Batch,
    GpuMemory<uint> Weights,
    GpuMemory<uint> Inputs,
    GpuMemory<uint> Outputs)
{
    /// <summary>What weights are made of.</summary>
    public const uint WeightSeed = 0x5EED0001;

    /// <summary>What inputs are made of.</summary>
    public const uint InputSeed = 0x5EED0002;
}
