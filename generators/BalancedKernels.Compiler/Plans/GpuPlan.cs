using BalancedKernels.Gpu;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Every decision about one layer's GPU kernels.</summary>
/// <param name="Path">Which family of kernels.</param>
/// <param name="Cell">How weights are packed.</param>
/// <param name="Cells">Cells of a row.</param>
/// <param name="CellColumns">Columns a cell covers; 0 where a cell does not cover whole blocks.</param>
/// <param name="Gemv">The kernel for one sample at a time.</param>
/// <param name="Batched">The kernel for several samples at a time.</param>
/// <param name="Few">The kernel for up to eight samples on tensor cores; null where a layer has none.</param>
/// <param name="Many">The kernel for more samples on tensor cores; null where a layer has none.</param>
internal sealed record GpuPlan(
    KernelPath Path,
    GpuCell Cell,
    int Cells,
    int CellColumns,
    GpuKernelPlan Gemv,
    GpuKernelPlan Batched,
    GpuTensorPlan? Few,
    GpuTensorPlan? Many)
{
    /// <summary>Samples from which on tensor cores are used: an estimate, measured on no device yet.</summary>
    public const int LeastTensorSamples = 8;

    /// <summary>Whether every chunk of a row is straight-line text in the kernel for one sample.</summary>
    /// <remarks>The other one stages four times as much, so its chunks are a loop from 2048 inputs on in any case.</remarks>
    public bool ChunksUnrolled => Gemv.ChunksUnrolled;

    /// <summary>Loads of 16 bytes from the start of one set of four rows to the next.</summary>
    public int LoadsPerSet => Cell.Words * Cells;

    /// <summary>Bytes of one packed row.</summary>
    public int BytesPerRow => LoadsPerSet * 4;
}
