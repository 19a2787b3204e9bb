using System;
using System.Collections.Generic;
using System.Reflection;
using BalancedKernels;
using BalancedKernels.Gpu;

namespace OfflineKernels;

/// <summary>One layer with GPU kernels, without its type: its numbers, and how to get its kernels and engines.</summary>
/// <param name="Description">What it was compiled for.</param>
/// <param name="Plan">What was decided about its kernels.</param>
/// <param name="Create">Packs weights onto a device.</param>
/// <param name="CudaKernel">Gets the CUDA form of a kernel that reads and writes plain tensors; true for several samples at a time.</param>
/// <param name="PortableKernel">Gets the portable form of such a kernel.</param>
/// <param name="TensorKernel">Gets a kernel for tensor cores that writes plain tensors; true for many samples, null where the layer has none.</param>
/// <param name="ArrangeKernel">Gets the kernel that arranges plain inputs for those.</param>
/// <param name="CellsKernel">Gets the CUDA form of the kernel for one sample that reads and writes cells of 32.</param>
public sealed record GpuLayer(
    LinearDescription Description,
    GpuLinearPlan Plan,
    Func<GpuDevice, LinearWeights, GpuLinearEngine> Create,
    Func<bool, GpuLinearKernel> CudaKernel,
    Func<bool, GpuLinearKernel> PortableKernel,
    Func<bool, GpuTensorKernel?> TensorKernel,
    Func<MethodInfo> ArrangeKernel,
    Func<GpuLinearKernel> CellsKernel)
{
    /// <summary>Takes the members of an annotated class.</summary>
    public static GpuLayer Of<TLayer>()
        where TLayer : IGpuLinear => new(
            TLayer.Description,
            TLayer.Plan,
            GpuLinearEngine.Create<TLayer>,
            GpuKernelForm.Of<TLayer, CudaOps, Plain, Plain>,
            GpuKernelForm.Of<TLayer, PortableOps, Plain, Plain>,
            TLayer.Tensor<Plain>,
            () => GpuKernelForm.Arrange<TLayer, Plain>().Method,
            () => GpuKernelForm.Of<TLayer, CudaOps, Cells32, Cells32>(batched: false));

    /// <summary>Gets the samples that one group of each of the layer's kernels computes: 1, 4, and 8 and 32 with tensor cores.</summary>
    public IReadOnlyList<int> Batches => Plan.Tensor is { } tensor
        ? [Plan.Gemv.Samples, Plan.Batched.Samples, tensor.Few.Samples, tensor.Many.Samples]
        : [Plan.Gemv.Samples, Plan.Batched.Samples];

    /// <summary>Gets what the engine launches on plain tensors.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="multiprocessors">Multiprocessors of the device, which has tensor cores.</param>
    public GpuLaunch Launch(int batch, int multiprocessors)
    {
        if (Plan.Tensor is { } tensor && batch >= tensor.LeastSamples)
        {
            GpuGrid parts = GpuGrid.ForTensor(tensor, Description.Outputs, batch, multiprocessors);
            return new GpuLaunch(TensorKernel(tensor.IsMany(batch))!.Method, tensor.Shape(batch), parts.X, parts.Y, parts.Z);
        }

        GpuKernelShape shape = batch > 1 ? Plan.Batched : Plan.Gemv;
        GpuGrid grid = GpuGrid.For(shape, Description.Outputs, batch, multiprocessors);
        return new GpuLaunch(CudaKernel(batch > 1).Method, shape, grid.X, grid.Y, grid.Z);
    }
}
