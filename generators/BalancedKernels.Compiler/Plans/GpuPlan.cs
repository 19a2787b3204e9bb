using BalancedKernels.Gpu;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Every decision about one layer's GPU kernels.</summary>
/// <param name="Path">Which family of kernels.</param>
/// <param name="Cell">How weights are packed.</param>
/// <param name="Cells">Cells of a row.</param>
/// <param name="CellColumns">Columns a cell covers; 0 where a cell does not cover whole blocks.</param>
/// <param name="Gemv">The kernel for one sample at a time.</param>
/// <param name="Pair">The kernel for two samples at a time.</param>
/// <param name="Batched">The kernel for several samples at a time.</param>
/// <param name="Few">The kernel for up to eight samples on tensor cores; null where a layer has none.</param>
/// <param name="Many">The kernel for more samples on tensor cores; null where a layer has none.</param>
/// <param name="Large">The kernel for very many samples on tensor cores; null where it would be the same.</param>
internal sealed record GpuPlan(
    KernelPath Path,
    GpuCell Cell,
    int Cells,
    int CellColumns,
    GpuKernelPlan Gemv,
    GpuKernelPlan Pair,
    GpuKernelPlan Batched,
    GpuTensorPlan? Few,
    GpuTensorPlan? Many,
    GpuTensorPlan? Large)
{
    /// <summary>Samples from which on tensor cores are used: an estimate, measured on no device yet.</summary>
    public const int LeastTensorSamples = 8;

    /// <summary>Gets the samples from which on warps share what they spread out: an estimate, measured on no device yet.</summary>
    /// <remarks>
    /// A pass over the weights for 128 samples takes 1.75 times what one for 32 takes (shared memory and first-level cache, 64 rows of 256
    /// columns at 32:6: 1792 clocks and 1024), so it is the shorter way as soon as the latter needs two.
    /// </remarks>
    public int LeastLargeSamples => (Many?.Samples ?? 0) + 1;

    /// <summary>Whether every chunk of a row is straight-line text in the kernel for one sample.</summary>
    /// <remarks>The others stage two and four times as much, so their chunks are a loop from 4096 and 2048 inputs on in any case.</remarks>
    public bool ChunksUnrolled => Gemv.ChunksUnrolled;

    /// <summary>Loads of 16 bytes from the start of one set of four rows to the next.</summary>
    public int LoadsPerSet => Cell.Words * Cells;

    /// <summary>Bytes of one packed row.</summary>
    public int BytesPerRow => LoadsPerSet * 4;
}
