namespace BalancedKernels.Compiler.Plans;

/// <summary>
/// Every decision about one GPU kernel that multiplies without tensor cores. The emitter writes the plan down and
/// decides nothing.
/// </summary>
/// <param name="Samples">Samples that a group computes together. Each weight is decoded once for all of them.</param>
/// <param name="Lanes">
/// Lanes of a warp that compute a row together. The other lanes of the warp compute other rows.
/// </param>
/// <param name="Chunks">
/// Load units of a row that each lane reads. A chunk is <paramref name="Lanes"/> neighbouring load units.
/// </param>
/// <param name="Staging">Where the kernel reads its inputs from.</param>
/// <param name="ChunksUnrolled">Whether all chunks of a row are unrolled; otherwise they are a loop.</param>
/// <param name="LoadsFirst">
/// Whether all loads of a chunk come before its first product; otherwise the loads of some rows come before the
/// products of those rows.
/// </param>
/// <param name="GroupsPerMultiprocessor">
/// Groups that should be resident on a multiprocessor. The number limits the registers of a thread.
/// </param>
internal sealed record GpuKernelPlan(
    int Samples,
    int Lanes,
    int Chunks,
    GpuStaging Staging,
    bool ChunksUnrolled,
    bool LoadsFirst,
    int GroupsPerMultiprocessor) : IGpuKernelBody
{
    /// <summary>The warps of a group: 128 threads.</summary>
    public const int Warps = 4;

    /// <summary>
    /// The bytes of shared memory that stage inputs. A group gets 48 KB without a request; with 32 KB six groups fit
    /// the 228 KB of a multiprocessor.
    /// </summary>
    public const int StageBytes = 32 * 1024;

    // Three groups are twelve warps, and a group has 6 KB of loads in flight at 32:6. Fewer groups would not hide the
    // latency of memory. This is an estimate.
    private const int MinGroups = 3;

    /// <summary>The sets of four rows that a warp computes at a time.</summary>
    public int SetsPerWarp => 32 / Lanes;

    /// <summary>The sets of four rows that a group computes at a time: a tile.</summary>
    public int SetsPerTile => Warps * SetsPerWarp;

    /// <summary>The rows of a tile.</summary>
    public int RowsPerTile => SetsPerTile * GpuLoadUnit.SetRows;

    /// <summary>The sums of a lane: one for each row of its set and each sample.</summary>
    public int Sums => GpuLoadUnit.SetRows * Samples;

    /// <summary>Gets the bytes of shared memory that the inputs of a chunk take.</summary>
    /// <param name="loadUnitColumns">Columns of a load unit.</param>
    public int ChunkBytes(int loadUnitColumns) => loadUnitColumns * 32 * sizeof(float) * Samples;

    /// <summary>Gets the chunks that are staged at once where the launch cannot size shared memory.</summary>
    /// <param name="loadUnitColumns">Columns of a load unit.</param>
    public int ChunksPerStage(int loadUnitColumns) => StageBytes / ChunkBytes(loadUnitColumns);

    /// <summary>Gets how the kernel is launched.</summary>
    /// <param name="loadUnitColumns">Columns of a load unit.</param>
    public GpuKernelShape Shape(int loadUnitColumns) => new(Samples, RowsPerTile, GroupsPerMultiprocessor)
    {
        Stage = Staging == GpuStaging.DynamicShared
            ? new GpuStage(
                (long)Chunks * ChunkBytes(loadUnitColumns),
                ChunksPerStage(loadUnitColumns) * ChunkBytes(loadUnitColumns),
                MinGroups)
            : null,
    };
}

/// <summary>Where a GPU kernel reads its inputs from.</summary>
internal enum GpuStaging
{
    /// <summary>Global memory, one number at a time.</summary>
    None,

    /// <summary>Shared memory of a fixed size that the kernel declares: a whole row.</summary>
    StaticShared,

    /// <summary>Shared memory that the launch sizes: a whole row, or as many chunks of it at a time as fit.</summary>
    DynamicShared,
}
