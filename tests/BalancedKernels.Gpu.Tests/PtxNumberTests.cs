using System.Linq;
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

        InterpretedRun run = InterpretedKernel.Run<Plain, Plain>(layer, layer.CudaKernel(1), layer.Plan.Gemv, weights, input);

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

        foreach (GpuKernelShape shape in new[] { layer.Plan.Pair, layer.Plan.Batched })
        {
            InterpretedRun run = InterpretedKernel.Run<Plain, Plain>(layer, layer.CudaKernel(shape.Samples), shape, weights, input);

            Agreement.Check(layer, weights, input, run.Output, $"PTX, {shape.Samples} samples a group, seed {Seed}");
        }
    }

    [Theory]
    [InlineData(nameof(Half32K6Chunks))]
    [InlineData(nameof(BFloat32K6Stages))]
    [InlineData(nameof(Half64K9))]
    public void Rows_that_are_staged_in_parts_agree_with_the_reference(string name)
    {
        GpuLayer layer = LayerCases.Named(name);
        RandomNumbers numbers = new(Seed);
        LinearWeights weights = numbers.Weights(layer.Description);
        float[] input = numbers.Vector(3 * layer.Description.Inputs);
        GpuKernelShape[] staged = [.. layer.Shapes.Where(shape => shape.Stage is not null)];

        Assert.NotEmpty(staged);
        foreach ((GpuKernelShape shape, int bytes) in from shape in staged from bytes in InterpretedKernel.SharedBytes(shape) select (shape, bytes))
        {
            InterpretedRun run = InterpretedKernel.Run<Plain, Plain>(layer, layer.CudaKernel(shape.Samples), shape, weights, input, bytes);

            Agreement.Check(layer, weights, input, run.Output, $"PTX, {shape.Samples} samples a group, {bytes} bytes of shared memory, seed {Seed}");
        }
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
