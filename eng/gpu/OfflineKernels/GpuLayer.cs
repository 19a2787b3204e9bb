using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using BalancedKernels;
using BalancedKernels.Gpu;

namespace OfflineKernels;

/// <summary>One layer with GPU kernels, without its type: its numbers, and how to get its kernels and engines.</summary>
/// <param name="Description">What it was compiled for.</param>
/// <param name="Plan">What was decided about its kernels.</param>
/// <param name="Create">Packs weights onto a device.</param>
/// <param name="CudaKernel">Gets the CUDA form of a kernel that reads and writes plain tensors, by the samples of its shape.</param>
/// <param name="PortableKernel">Gets the portable form of such a kernel.</param>
/// <param name="TensorKernel">Gets a kernel for tensor cores that writes plain tensors; null where the layer has none.</param>
/// <param name="ArrangeKernel">Gets the kernel that arranges plain inputs for those.</param>
/// <param name="CellsKernel">Gets the CUDA form of the kernel for one sample that reads and writes cells of 32.</param>
public sealed record GpuLayer(
    LinearDescription Description,
    GpuLinearPlan Plan,
    Func<GpuDevice, LinearWeights, GpuLinearEngine> Create,
    Func<int, GpuLinearKernel> CudaKernel,
    Func<int, GpuLinearKernel> PortableKernel,
    Func<GpuTensorRegime, GpuTensorKernel?> TensorKernel,
    Func<MethodInfo> ArrangeKernel,
    Func<GpuLinearKernel> CellsKernel)
{
    /// <summary>Takes the members of an annotated class.</summary>
    public static GpuLayer Of<TLayer>()
        where TLayer : IGpuLinear => new(
            TLayer.Description,
            TLayer.Plan,
            GpuLinearEngine.Create<TLayer>,
            PlainKernel<TLayer, CudaOps>,
            PlainKernel<TLayer, PortableOps>,
            TLayer.Tensor<Plain>,
            () => GpuKernelForm.Arrange<TLayer, ColumnInput<Plain>>().Method,
            () => GpuKernelForm.Of<TLayer, CudaOps, ColumnInput<Cells32>, Cells32>(samples: 1));

    /// <summary>Gets how the kernels that need no tensor cores are launched.</summary>
    public IReadOnlyList<GpuKernelShape> Shapes => [Plan.Gemv, Plan.Pair, Plan.Batched];

    /// <summary>Gets the samples that one group of each of the layer's kernels computes: 1, 2, 4, and 8, 32 and 128 with tensor cores.</summary>
    public IReadOnlyList<int> Batches => [.. Shapes.Select(shape => shape.Samples), .. TensorRegimes.Select(regime => Plan.Tensor!.Shape(regime).Samples)];

    /// <summary>Gets the kernels for tensor cores that the layer has.</summary>
    public IReadOnlyList<GpuTensorRegime> TensorRegimes => Plan.Tensor is null ? []
        : Plan.Tensor.Large is null ? [GpuTensorRegime.Few, GpuTensorRegime.Many]
        : [GpuTensorRegime.Few, GpuTensorRegime.Many, GpuTensorRegime.Large];

    /// <summary>Gets what the engine launches on plain tensors.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="multiprocessors">Multiprocessors of the device, which has tensor cores.</param>
    /// <param name="sharedBytes">Shared memory of a multiprocessor, of which a group can have all but a kilobyte.</param>
    public GpuLaunch Launch(int batch, int multiprocessors, int sharedBytes)
    {
        if (Plan.Tensor is { } tensor && batch >= tensor.LeastSamples)
        {
            GpuGrid parts = GpuGrid.ForTensor(tensor, Description.Outputs, batch, multiprocessors);
            GpuTensorRegime regime = tensor.Regime(batch);
            return new GpuLaunch(TensorKernel(regime)!.Method, tensor.Shape(regime), parts.X, parts.Y, parts.Z, SharedBytes: 0);
        }

        GpuKernelShape shape = Plan.Shape(batch);
        GpuStageMemory stage = GpuStageMemory.For(shape, new GpuSharedMemory(sharedBytes - 1024, sharedBytes), Description.Outputs, batch, multiprocessors);
        GpuGrid grid = GpuGrid.For(shape with { GroupsPerMultiprocessor = stage.GroupsPerMultiprocessor }, Description.Outputs, batch, multiprocessors);
        return new GpuLaunch(CudaKernel(shape.Samples).Method, shape, grid.X, grid.Y, grid.Z, stage.Bytes);
    }

    private static GpuLinearKernel PlainKernel<TLayer, TOps>(int samples)
        where TLayer : IGpuLinear
        where TOps : struct, IGpuOps => GpuKernelForm.ReadsQuads<Plain>(TLayer.Description)
            ? GpuKernelForm.Of<TLayer, TOps, QuadInput, Plain>(samples)
            : GpuKernelForm.Of<TLayer, TOps, ColumnInput<Plain>, Plain>(samples);
}
