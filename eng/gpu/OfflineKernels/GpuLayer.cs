using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.CompilerServices;

namespace OfflineKernels;

/// <summary>
/// One layer with GPU kernels, without its type: its numbers, and how to get its kernels and engines.
/// </summary>
/// <param name="Description">What it was compiled for.</param>
/// <param name="Plan">What was decided about its kernels.</param>
/// <param name="Create">Packs weights onto a device.</param>
/// <param name="CudaKernel">Gets the CUDA form of a kernel that reads and writes plain tensors, by its index.</param>
/// <param name="PortableKernel">Gets the portable form of such a kernel.</param>
/// <param name="ColumnKernel">
/// Gets the CUDA form of a kernel that reads plain tensors number by number, by its index.
/// </param>
/// <param name="CellsKernel">Gets the CUDA form of a kernel that reads and writes cells of 32, by its index.</param>
public sealed record GpuLayer(
    LinearDescription Description,
    GpuLinearPlan Plan,
    Func<GpuDevice, LinearWeights, GpuLinearEngine> Create,
    Func<int, Delegate> CudaKernel,
    Func<int, Delegate> PortableKernel,
    Func<int, Delegate> ColumnKernel,
    Func<int, Delegate> CellsKernel)
{
    /// <summary>Takes the members of an annotated class.</summary>
    public static GpuLayer Of<TLayer>()
        where TLayer : IGpuLinear => new(
            TLayer.Description,
            TLayer.Plan,
            GpuLinearEngine.Create<TLayer>,
            PlainForm<TLayer, CudaOps>,
            PlainForm<TLayer, PortableOps>,
            TLayer.Kernel<CudaOps, ColumnInput<RowMajor>, RowMajor>,
            TLayer.Kernel<CudaOps, ColumnInput<LaneMajor32>, LaneMajor32>);

    /// <summary>Gets the kernels that read samples as they are.</summary>
    public IReadOnlyList<GpuKernel> PlainKernels => [.. Plan.Kernels.Where(kernel => kernel.Arrangement is null)];

    /// <summary>Gets the kernel that computes some samples without tensor cores.</summary>
    public GpuKernel CudaCoreKernel(int samples) => Plan.Pick(samples, batch: samples, hasTensorCores: false);

    /// <summary>Gets whether a batch is computed on tensor cores where the device has them.</summary>
    public bool UsesTensorCores(int batch) => Plan.Pick(batch, batch, hasTensorCores: true).NeedsTensorCores;

    /// <summary>Gets the kernels for tensor cores.</summary>
    public IReadOnlyList<GpuKernel> TensorKernels => [.. Plan.Kernels.Where(kernel => kernel.Arrangement is not null)];

    /// <summary>
    /// Gets the samples that one group of each of the layer's kernels computes: 1, 2, 4, and 8, 32 and 128 with tensor
    /// cores.
    /// </summary>
    public IReadOnlyList<int> Batches => [.. Plan.Kernels.Select(kernel => kernel.Shape.Samples)];

    /// <summary>Gets what the engine launches on plain tensors.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="multiprocessors">Multiprocessors of the device.</param>
    /// <param name="sharedBytes">
    /// Shared memory of a multiprocessor, of which a group can have all but a kilobyte.
    /// </param>
    /// <param name="hasTensorCores">Whether the device has tensor cores.</param>
    public GpuLaunch Launch(int batch, int multiprocessors, int sharedBytes, bool hasTensorCores = true)
    {
        GpuKernel kernel = Plan.Pick(batch, batch, hasTensorCores);
        GpuKernelShape shape = kernel.Shape;
        if (kernel.Arrangement is not null)
        {
            GpuGrid parts = GpuGrid.ForSplitK(kernel, Description.Outputs, batch, multiprocessors);
            return new GpuLaunch(CudaKernel(kernel.Index).Method, shape, parts.X, parts.Y, parts.Z, SharedBytes: 0);
        }

        GpuStageMemory stage = GpuStageMemory.ForLaunch(
            shape, new GpuSharedMemory(sharedBytes - 1024, sharedBytes), Description.Outputs, batch, multiprocessors);
        GpuGrid grid = GpuGrid.ForResidentGroups(
            shape with { GroupsPerMultiprocessor = stage.GroupsPerMultiprocessor },
            Description.Outputs,
            batch,
            multiprocessors);
        return new GpuLaunch(CudaKernel(kernel.Index).Method, shape, grid.X, grid.Y, grid.Z, stage.Bytes);
    }

    private static Delegate PlainForm<TLayer, TOps>(int index)
        where TLayer : IGpuLinear
        where TOps : struct, IGpuOps => GpuKernels<TLayer>.ReadsQuads<RowMajor>(TLayer.Description.Inputs)
            ? TLayer.Kernel<TOps, QuadInput, RowMajor>(index)
            : TLayer.Kernel<TOps, ColumnInput<RowMajor>, RowMajor>(index);
}
