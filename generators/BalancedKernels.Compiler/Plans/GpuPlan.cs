using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Every decision about the GPU kernels of one layer.</summary>
/// <param name="Path">The family of kernels.</param>
/// <param name="Layout">How weights are packed.</param>
/// <param name="LoadUnitColumns">Columns of a load unit; 0 if a load unit does not cover whole blocks.</param>
/// <param name="Kernels">
/// The kernels, in the order of <see cref="GpuLinearPlan.Kernels"/>: the last kernel that supports a launch is the best
/// choice.
/// </param>
internal sealed record GpuPlan(
    KernelPath Path, GpuWeightLayout Layout, int LoadUnitColumns, IReadOnlyList<GpuPlannedKernel> Kernels)
{
    /// <summary>The load unit.</summary>
    public GpuLoadUnit LoadUnit => Layout.LoadUnit;

    /// <summary>The load units of a row.</summary>
    public int LoadUnitsPerRow => Layout.LoadUnitsPerRow;

    /// <summary>The kernels that multiply without tensor cores and read the inputs in the layout of the call.</summary>
    public IEnumerable<GpuKernelPlan> CudaCoreKernels =>
        Kernels.Select(static kernel => kernel.Body).OfType<GpuKernelPlan>();

    /// <summary>
/// The first kernel for tensor cores; null if the layer has none. All of them use the same methods and the same
/// arranged inputs.
/// </summary>
    public GpuTensorPlan? TensorCoreKernel =>
        Kernels.Select(static kernel => kernel.Body).OfType<GpuTensorPlan>().FirstOrDefault();

    /// <summary>Whether the kernel for one sample has every chunk of a row unrolled.</summary>
    /// <remarks>
    /// The kernels for two and four samples stage two and four times as much: from 4096 and 2048 inputs on their chunks
    /// are always a loop.
    /// </remarks>
    public bool ChunksUnrolled => CudaCoreKernels.First().ChunksUnrolled;

    /// <summary>The largest number of chunks of a row among the kernels.</summary>
    public int MaxChunks => CudaCoreKernels.Max(static kernel => kernel.Chunks);

    /// <summary>The loads of 16 bytes from the start of one set of four rows to the next.</summary>
    public int LoadsPerSet => Layout.LoadsPerSet;

    /// <summary>The bytes of one packed row.</summary>
    public int BytesPerRow => LoadsPerSet * 4;
}

/// <summary>One kernel of a layer's plan.</summary>
/// <param name="Name">The kind of kernel, unique in the layer: the end of the method's name.</param>
/// <param name="Kernel">How the runtime selects and launches the kernel.</param>
/// <param name="Body">The decisions that its emitter writes down.</param>
internal sealed record GpuPlannedKernel(string Name, GpuKernel Kernel, IGpuKernelBody Body);

/// <summary>Every decision about the text of one kernel; each kind has an emitter.</summary>
internal interface IGpuKernelBody;
