using BalancedKernels.Gpu;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Every decision about one kernel for tensor cores.</summary>
/// <param name="SampleTiles">Tiles of eight samples that a group computes together.</param>
/// <param name="CellColumns">Columns of a cell, which is what a lane multiplies at a time.</param>
/// <param name="Chunks">Steps of four cells that a row has.</param>
/// <param name="SpreadRows">Rows of a set that are spread out in shared memory at a time: 2, 4, or 0 where weights are dense as they come.</param>
/// <param name="ClearsWords">Whether all words of a spread row are cleared after use, not only those that weights were put in.</param>
/// <param name="GroupsPerMultiprocessor">Groups that are to be resident on a multiprocessor.</param>
internal sealed record GpuTensorPlan(
    int SampleTiles,
    int CellColumns,
    int Chunks,
    int SpreadRows,
    bool ClearsWords,
    int GroupsPerMultiprocessor)
{
    /// <summary>Sets of four rows that a warp works on: one for each four lanes.</summary>
    public const int SetsPerWarp = 8;

    /// <summary>Sets that a group works on.</summary>
    public const int SetsPerGroup = SetsPerWarp * GpuKernelPlan.Warps;

    /// <summary>Rows that a group works on.</summary>
    public const int RowsPerGroup = SetsPerGroup * GpuCell.SetRows;

    /// <summary>Cells of a row that four lanes multiply at a time.</summary>
    public const int CellsPerChunk = 4;

    /// <summary>Gets the samples that a group computes together.</summary>
    public int Samples => 8 * SampleTiles;

    /// <summary>Gets the steps of eight columns that a cell has.</summary>
    public int Parts => CellColumns / 8;

    /// <summary>Gets the bytes of shared memory that one spread row of a warp takes.</summary>
    public int RowBytes => CellColumns / 2 * 128;
}
