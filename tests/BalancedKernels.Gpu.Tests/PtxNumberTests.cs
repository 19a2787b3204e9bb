using System.Linq;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Gpu.Tests.Ptx;
using BalancedKernels.Testing;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests;

/// <summary>
/// The numbers of the CUDA form, by executing its PTX: shuffles and native halves run nowhere else without a GPU.
/// </summary>
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

        InterpretedRun run = InterpretedKernel.Run<RowMajor, RowMajor>(layer, layer.CudaCoreKernel(1), weights, input);

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

        foreach (GpuKernel kernel in layer.PlainKernels.Skip(1))
        {
            InterpretedRun run = InterpretedKernel.Run<RowMajor, RowMajor>(layer, kernel, weights, input);

            Agreement.Check(
                layer, weights, input, run.Output, $"PTX, {kernel.Shape.Samples} samples a group, seed {Seed}");
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
        GpuKernel[] staged = [.. layer.PlainKernels.Where(kernel => kernel.Shape.Stage is not null)];

        Assert.NotEmpty(staged);
        foreach ((GpuKernel kernel, int bytes)
            in from kernel
            in staged from bytes
            in InterpretedKernel.SharedBytes(kernel.Shape) select (kernel, bytes))
        {
            InterpretedRun run = InterpretedKernel.Run<RowMajor, RowMajor>(layer, kernel, weights, input, bytes);

            Agreement.Check(
                layer,
                weights,
                input,
                run.Output,
                $"PTX, {kernel.Shape.Samples} samples a group, {bytes} bytes of shared memory, seed {Seed}");
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

        InterpretedRun run = InterpretedKernel.Run<LaneMajor32, LaneMajor32>(
            layer, layer.CellsKernel(0), layer.CudaCoreKernel(1).Shape, weights, input);

        Agreement.Check(layer, weights, input, run.Output, $"PTX, cells to cells, seed {Seed}");
    }
}
