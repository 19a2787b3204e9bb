using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Gpu.Tests.Ptx;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests;

/// <summary>The numbers of the CUDA form, by executing its PTX: shuffles and native halves run nowhere else without a GPU.</summary>
public sealed class PtxNumberTests
{
    private const int Seed = 20260101;

    [Theory]
    [MemberData(nameof(LayerCases.Names), MemberType = typeof(LayerCases))]
    public void CUDA_kernels_for_one_sample_agree_with_the_reference(string name)
    {
        GpuLayer layer = LayerCases.Named(name);
        RandomNumbers numbers = new(Seed);
        LinearWeights weights = numbers.Weights(layer.Description);
        float[] input = numbers.Vector(2 * layer.Description.Inputs);

        InterpretedRun run = InterpretedKernel.Run<Plain, Plain>(layer, layer.CudaKernel(false), layer.Plan.Gemv, weights, input);

        Agreement.Check(layer, weights, input, run.Output, $"PTX, one sample a group, seed {Seed}");
    }

    [Theory]
    [MemberData(nameof(LayerCases.Names), MemberType = typeof(LayerCases))]
    public void CUDA_kernels_for_several_samples_agree_with_the_reference(string name)
    {
        GpuLayer layer = LayerCases.Named(name);
        RandomNumbers numbers = new(Seed);
        LinearWeights weights = numbers.Weights(layer.Description);
        float[] input = numbers.Vector(5 * layer.Description.Inputs);

        InterpretedRun run = InterpretedKernel.Run<Plain, Plain>(layer, layer.CudaKernel(true), layer.Plan.Batched, weights, input);

        Agreement.Check(layer, weights, input, run.Output, $"PTX, several samples a group, seed {Seed}");
    }

    [Theory]
    [MemberData(nameof(LayerCases.Names), MemberType = typeof(LayerCases))]
    public void CUDA_kernels_read_and_write_cells(string name)
    {
        GpuLayer layer = LayerCases.Named(name);
        RandomNumbers numbers = new(Seed);
        LinearWeights weights = numbers.Weights(layer.Description);
        float[] input = numbers.Vector(2 * layer.Description.Inputs);

        InterpretedRun run = InterpretedKernel.Run<Cells32, Cells32>(layer, layer.CellsKernel(), layer.Plan.Gemv, weights, input);

        Agreement.Check(layer, weights, input, run.Output, $"PTX, cells to cells, seed {Seed}");
    }
}
