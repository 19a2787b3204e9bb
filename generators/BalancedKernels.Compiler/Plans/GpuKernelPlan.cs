using BalancedKernels.Gpu;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Every decision about one GPU kernel; the emitter writes it down and decides nothing.</summary>
/// <param name="Samples">Samples that a group computes together: each weight is decoded once for all of them.</param>
/// <param name="Lanes">Lanes of a warp that share a row; the warp's others work on other rows.</param>
/// <param name="Chunks">Cells that each lane reads of a row: steps of <paramref name="Lanes"/> cells.</param>
/// <param name="ChunksPerStage">Chunks whose inputs stand in shared memory at once; 0 where inputs are read from global memory.</param>
/// <param name="ChunksUnrolled">Whether all chunks of a row are straight-line text; otherwise they are a loop.</param>
/// <param name="LoadsFirst">Whether a chunk's loads all stand before its first product; otherwise each set of rows loads before its own.</param>
/// <param name="GroupsPerMultiprocessor">Groups that are to be resident on a multiprocessor: bounds the registers of a thread.</param>
internal sealed record GpuKernelPlan(
    int Samples,
    int Lanes,
    int Chunks,
    int ChunksPerStage,
    bool ChunksUnrolled,
    bool LoadsFirst,
    int GroupsPerMultiprocessor)
{
    /// <summary>Warps of a group: 128 threads.</summary>
    public const int Warps = 4;

    /// <summary>Sets of four rows that a warp works on at a time.</summary>
    public int SetsPerWarp => 32 / Lanes;

    /// <summary>Sets of four rows that a group works on at a time: a tile.</summary>
    public int SetsPerTile => Warps * SetsPerWarp;

    /// <summary>Rows of a tile.</summary>
    public int RowsPerTile => SetsPerTile * GpuCell.SetRows;

    /// <summary>Sums that a lane collects: one per row of its set and sample.</summary>
    public int Sums => GpuCell.SetRows * Samples;

    /// <summary>Whether one stage holds a whole sample, so that it is staged once for all tiles.</summary>
    public bool StagedOnce => ChunksPerStage >= Chunks;
}
