using System;

namespace BalancedKernels.Gpu.Tests.Layers;

/// <summary>One layer of the tests, without its type: its numbers, and how to get its kernels and engines.</summary>
/// <param name="Description">What it was compiled for.</param>
/// <param name="Plan">What was decided about its kernels.</param>
/// <param name="Create">Packs weights onto a device.</param>
/// <param name="CudaKernel">Gets the CUDA form of a kernel that reads and writes plain tensors.</param>
/// <param name="CellsKernel">Gets the CUDA form of the kernel for one sample that reads and writes cells of 32.</param>
internal sealed record LayerCase(
    LinearDescription Description,
    GpuLinearPlan Plan,
    Func<GpuDevice, LinearWeights, GpuLinearEngine> Create,
    Func<bool, GpuLinearKernel> CudaKernel,
    Func<GpuLinearKernel> CellsKernel)
{
    public static LayerCase Of<TLayer>()
        where TLayer : IGpuLinear => new(
            TLayer.Description,
            TLayer.Plan,
            GpuLinearEngine.Create<TLayer>,
            PlainKernel<TLayer>,
            TLayer.Gemv<CudaOps, ColumnInput<Cells32>, Cells32>);

    private static GpuLinearKernel PlainKernel<TLayer>(bool batched)
        where TLayer : IGpuLinear => (TLayer.Description.Inputs % 4 == 0, batched) switch
        {
            (true, false) => TLayer.Gemv<CudaOps, QuadInput, Plain>(),
            (true, true) => TLayer.Batched<CudaOps, QuadInput, Plain>(),
            (false, false) => TLayer.Gemv<CudaOps, ColumnInput<Plain>, Plain>(),
            (false, true) => TLayer.Batched<CudaOps, ColumnInput<Plain>, Plain>(),
        };
}
