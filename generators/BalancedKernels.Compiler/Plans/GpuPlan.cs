using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Every decision about one layer's GPU kernels.</summary>
/// <param name="Path">Which family of kernels.</param>
/// <param name="Layout">How weights are packed.</param>
/// <param name="CellColumns">Columns a cell covers; 0 where a cell does not cover whole blocks.</param>
/// <param name="Kernels">
/// The kernels, as <see cref="GpuLinearPlan.Kernels"/> has them: the last one that takes a launch is the best choice.
/// </param>
internal sealed record GpuPlan(
    KernelPath Path, GpuWeightLayout Layout, int CellColumns, IReadOnlyList<GpuPlannedKernel> Kernels)
{
    /// <summary>The load unit.</summary>
    public GpuLoadUnit Cell => Layout.Cell;

    /// <summary>Cells of a row.</summary>
    public int Cells => Layout.CellsPerRow;

    /// <summary>The kernels that run on CUDA cores, and need no arranged inputs.</summary>
    public IEnumerable<GpuKernelPlan> CudaCoreKernels =>
        Kernels.Select(static kernel => kernel.Body).OfType<GpuKernelPlan>();

    /// <summary>
    /// A kernel for tensor cores, of those that share methods and arranged inputs; null where a layer has none.
    /// </summary>
    public GpuTensorPlan? Tensor =>
        Kernels.Select(static kernel => kernel.Body).OfType<GpuTensorPlan>().FirstOrDefault();

    /// <summary>Whether every chunk of a row is straight-line text in the kernel for one sample.</summary>
    /// <remarks>
    /// The others stage two and four times as much, so their chunks are a loop from 4096 and 2048 inputs on in any
    /// case.
    /// </remarks>
    public bool ChunksUnrolled => CudaCoreKernels.First().ChunksUnrolled;

    /// <summary>The most chunks that a kernel has of a row.</summary>
    public int MostChunks => CudaCoreKernels.Max(static kernel => kernel.Chunks);

    /// <summary>Loads of 16 bytes from the start of one set of four rows to the next.</summary>
    public int LoadsPerSet => Layout.LoadsPerSet;

    /// <summary>Bytes of one packed row.</summary>
    public int BytesPerRow => LoadsPerSet * 4;
}
