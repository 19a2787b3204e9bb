namespace BalancedKernels.Compiler.Plans;

/// <summary>Every decision about one GPU kernel; the emitter writes it down and decides nothing.</summary>
/// <param name="Samples">Samples that a group computes together: each weight is decoded once for all of them.</param>
/// <param name="Lanes">Lanes of a warp that share a row; the warp's others work on other rows.</param>
/// <param name="Chunks">Cells that each lane reads of a row: steps of <paramref name="Lanes"/> cells.</param>
/// <param name="Staging">Where inputs are.</param>
/// <param name="ChunksUnrolled">Whether all chunks of a row are straight-line text; otherwise they are a loop.</param>
/// <param name="LoadsFirst">
/// Whether a chunk's loads all stand before its first product; otherwise each set of rows loads before its own.
/// </param>
/// <param name="GroupsPerMultiprocessor">
/// Groups that are to be resident on a multiprocessor: bounds the registers of a thread.
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
    /// <summary>Warps of a group: 128 threads.</summary>
    public const int Warps = 4;

    /// <summary>
    /// Bytes of shared memory for inputs, of the 48 KB that a group gets without asking: six groups share a
    /// multiprocessor's 228 KB.
    /// </summary>
    public const int StageBytes = 32 * 1024;

    // Twelve warps, with 6 KB of loads in flight for each group at 32:6: fewer would not hide the memory's latency. An
    // estimate.
    private const int LeastGroups = 3;

    /// <summary>Sets of four rows that a warp works on at a time.</summary>
    public int SetsPerWarp => 32 / Lanes;

    /// <summary>Sets of four rows that a group works on at a time: a tile.</summary>
    public int SetsPerTile => Warps * SetsPerWarp;

    /// <summary>Rows of a tile.</summary>
    public int RowsPerTile => SetsPerTile * GpuLoadUnit.SetRows;

    /// <summary>Sums that a lane collects: one per row of its set and sample.</summary>
    public int Sums => GpuLoadUnit.SetRows * Samples;

    /// <summary>Gets the bytes of inputs that a chunk takes in shared memory.</summary>
    /// <param name="cellColumns">Columns of a cell.</param>
    public int ChunkBytes(int cellColumns) => cellColumns * 32 * sizeof(float) * Samples;

    /// <summary>Gets the chunks that are staged at once where no launch says how many.</summary>
    /// <param name="cellColumns">Columns of a cell.</param>
    public int ChunksPerPart(int cellColumns) => StageBytes / ChunkBytes(cellColumns);

    /// <summary>Gets how the kernel is launched.</summary>
    /// <param name="cellColumns">Columns of a cell.</param>
    public GpuKernelShape Shape(int cellColumns) => new(Samples, RowsPerTile, GroupsPerMultiprocessor)
    {
        Stage = Staging == GpuStaging.Parts
            ? new GpuStage(
                (long)Chunks * ChunkBytes(cellColumns),
                ChunksPerPart(cellColumns) * ChunkBytes(cellColumns),
                LeastGroups)
            : null,
    };
}
