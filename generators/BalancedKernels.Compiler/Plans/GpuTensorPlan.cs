using System;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Every decision about one kernel for tensor cores.</summary>
/// <param name="Operand">How weights become the operand of a multiplication.</param>
/// <param name="SampleTiles">Tiles of eight samples that a group computes together.</param>
/// <param name="LoadUnitColumns">Columns of a load unit.</param>
/// <param name="Chunks">Chunks of a row, of <see cref="LoadUnitsPerChunk"/> load units each.</param>
/// <param name="RowTiles">
/// Tiles of 16 rows that a warp multiplies with the same inputs, one tile after the other.
/// </param>
/// <param name="Planes">
/// Planes of a tile that are scattered at a time: both, or one where load units have 64 columns.
/// </param>
/// <param name="SharesRows">
/// Whether every warp multiplies the rows that all four warps have scattered, each warp with other samples.
/// </param>
/// <param name="ClearsWords">
/// Whether all words of a plane are cleared after use, and not only the words that hold weights.
/// </param>
/// <param name="GroupsPerMultiprocessor">Groups that should be resident on a multiprocessor.</param>
internal sealed record GpuTensorPlan(
    GpuTensorOperand Operand,
    int SampleTiles,
    int LoadUnitColumns,
    int Chunks,
    int RowTiles,
    int Planes,
    bool SharesRows,
    bool ClearsWords,
    int GroupsPerMultiprocessor) : IGpuKernelBody
{
    // With fewer load units a split, under 512 columns, the partial sums cost more than the split saves. This is an
    // estimate.
    private const int MinLoadUnitsPerSplit = 16;

    /// <summary>The samples of a tile.</summary>
    public const int TileSamples = 8;

    /// <summary>The sets of four rows of a tile of 16 rows.</summary>
    public const int SetsPerTile = 4;

    /// <summary>The planes of a tile of rows. A plane holds two rows of every set.</summary>
    public const int PlanesPerTile = 2;

    /// <summary>Gets the load units of a row that a warp multiplies at a time.</summary>
    public int LoadUnitsPerChunk => Operand == GpuTensorOperand.Scattered ? 8 : 4;

    /// <summary>Gets the samples that a group computes together.</summary>
    public int Samples => TileSamples * SampleTiles;

    /// <summary>Gets the tiles of eight samples that a warp computes together.</summary>
    public int WarpSampleTiles => SharesRows ? SampleTiles / GpuKernelPlan.Warps : SampleTiles;

    /// <summary>Gets the sets of four rows whose weights a warp reads.</summary>
    public int SetsPerWarp => SetsPerTile * RowTiles;

    /// <summary>Gets the sets that a group computes.</summary>
    public int SetsPerGroup => SetsPerWarp * GpuKernelPlan.Warps;

    /// <summary>Gets the rows that a group computes.</summary>
    public int RowsPerGroup => SetsPerGroup * GpuLoadUnit.SetRows;

    /// <summary>
    /// Gets the k-steps of a chunk. In a k-step a warp loads the inputs of eight samples for 32 columns: 16 bytes for
    /// each lane.
    /// </summary>
    public int KSteps => LoadUnitsPerChunk * LoadUnitColumns / 32;

    /// <summary>
    /// Gets the k-steps that are unrolled. If they are fewer than <see cref="KSteps"/>, the kernel has a loop.
    /// </summary>
    /// <remarks>
    /// ptxas moves the loads of all unrolled k-steps to the front, and the loads of 16 k-steps spill (ptxas 11.8).
    /// </remarks>
    public int UnrolledKSteps => Math.Min(KSteps, 8) / (Planes == 1 ? 2 : 1);

    /// <summary>Gets the bytes of shared memory to which a warp scatters rows.</summary>
    public int WarpBytes => Planes * LoadUnitColumns * 128;

    /// <summary>Gets how the kernel is launched.</summary>
    public GpuKernelShape Shape => new(Samples, RowsPerGroup, GroupsPerMultiprocessor);

    /// <summary>Gets the largest number of groups that may split the columns of the same rows (split-K).</summary>
    public int MaxSplits => Math.Max(1, Chunks * LoadUnitsPerChunk / MinLoadUnitsPerSplit);

    /// <summary>Gets how inputs are arranged.</summary>
    /// <param name="kernel">The index of the kernel that arranges them.</param>
    public GpuInputArrangement Arrangement(int kernel) =>
        new(kernel, LoadUnitColumns, TileSamples, Chunks * LoadUnitsPerChunk * LoadUnitColumns);

    /// <summary>Gets whether the inputs of a chunk are loaded once and reused for all tiles of rows.</summary>
    public bool ReusesInputs => RowTiles > 1;
}

/// <summary>How a kernel brings packed weights into the operand of a tensor-core multiplication.</summary>
internal enum GpuTensorOperand
{
    /// <summary>As they are packed: the layer is dense.</summary>
    Dense,

    /// <summary>
    /// As they are packed: <c>mma.sp</c> multiplies 2:4 sparse values and reads their positions as metadata.
    /// </summary>
    StructuredSparse,

    /// <summary>Scattered to their columns in shared memory, and then multiplied as dense rows.</summary>
    Scattered,
}
