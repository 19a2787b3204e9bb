using System;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Every decision about one kernel for tensor cores.</summary>
/// <param name="Form">How weights are brought to tensor cores.</param>
/// <param name="SampleTiles">Tiles of eight samples that a group computes together.</param>
/// <param name="CellColumns">Columns of a cell.</param>
/// <param name="Chunks">Steps of cells that a row has: see <see cref="CellsPerChunk"/>.</param>
/// <param name="RowTiles">
/// Tiles of 16 rows that a warp spreads out, one after the other, and multiplies with the same inputs.
/// </param>
/// <param name="Planes">
/// Planes of a tile that are spread out at a time: both, or one where cells have 64 columns.
/// </param>
/// <param name="SharesRows">
/// Whether every warp multiplies what all four have spread out, each with samples of its own.
/// </param>
/// <param name="ClearsWords">
/// Whether all words of a plane are cleared after use, not only those that weights were put in.
/// </param>
/// <param name="GroupsPerMultiprocessor">Groups that are to be resident on a multiprocessor.</param>
internal sealed record GpuTensorPlan(
    GpuTensorOperand Form,
    int SampleTiles,
    int CellColumns,
    int Chunks,
    int RowTiles,
    int Planes,
    bool SharesRows,
    bool ClearsWords,
    int GroupsPerMultiprocessor) : IGpuKernelBody
{
    // Fewer are not worth the sums that groups leave for each other: 512 columns or more a group. An estimate.
    private const int LeastCells = 16;

    /// <summary>Samples of a tile.</summary>
    public const int TileSamples = 8;

    /// <summary>Sets of four rows that a tile of 16 rows has.</summary>
    public const int SetsPerTile = 4;

    /// <summary>Planes of a tile of rows: each holds two rows of every set.</summary>
    public const int PlanesPerTile = 2;

    /// <summary>Gets the cells of a row that a warp multiplies at a time.</summary>
    public int CellsPerChunk => Form == GpuTensorOperand.Spread ? 8 : 4;

    /// <summary>Gets the samples that a group computes together.</summary>
    public int Samples => TileSamples * SampleTiles;

    /// <summary>Gets the tiles of eight samples that a warp computes together.</summary>
    public int WarpSampleTiles => SharesRows ? SampleTiles / GpuKernelPlan.Warps : SampleTiles;

    /// <summary>
    /// Gets the sets of four rows that a warp reads the weights of: two tiles where weights are multiplied as they
    /// come.
    /// </summary>
    public int SetsPerWarp => SetsPerTile * RowTiles;

    /// <summary>Gets the sets that a group works on.</summary>
    public int SetsPerGroup => SetsPerWarp * GpuKernelPlan.Warps;

    /// <summary>Gets the rows that a group works on.</summary>
    public int RowsPerGroup => SetsPerGroup * GpuLoadUnit.SetRows;

    /// <summary>Gets the loads of 32 lanes that the inputs of eight samples take for a chunk.</summary>
    public int Parts => CellsPerChunk * CellColumns / 32;

    /// <summary>
    /// Gets the parts that are written out; where they are fewer than <see cref="Parts"/>, there is a loop.
    /// </summary>
    /// <remarks>
    /// ptxas moves the loads of all that is written out to the front, and those of 16 parts spill (ptxas 11.8).
    /// </remarks>
    public int PartsAtOnce => Math.Min(Parts, 8) / (Planes == 1 ? 2 : 1);

    /// <summary>Gets the bytes of shared memory that a warp spreads rows out in.</summary>
    public int WarpBytes => Planes * CellColumns * 128;

    /// <summary>Gets how the kernel is launched.</summary>
    public GpuKernelShape Shape => new(Samples, RowsPerGroup, GroupsPerMultiprocessor);

    /// <summary>Gets how many groups may share the columns of the same rows.</summary>
    public int MostParts => Math.Max(1, Chunks * CellsPerChunk / LeastCells);

    /// <summary>Gets how inputs are arranged.</summary>
    /// <param name="kernel">The number of the kernel that does.</param>
    public GpuInputArrangement Arrangement(int kernel) =>
        new(kernel, CellColumns, TileSamples, Chunks * CellsPerChunk * CellColumns);

    /// <summary>Gets whether the inputs of a chunk are loaded once for all tiles of rows.</summary>
    public bool HoldsInputs => RowTiles > 1;
}
