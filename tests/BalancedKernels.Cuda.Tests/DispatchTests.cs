using System;
using System.Linq;
using BalancedKernels.Cuda.Tests.Layers;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Testing.Driver;

namespace BalancedKernels.Cuda.Tests;

/// <summary>Which kernels a batch takes, with what grids and arguments.</summary>
public sealed class DispatchTests : StubTests
{
    private const int Multiprocessors = 132;

    [Fact]
    public void One_sample_takes_the_kernel_for_one()
    {
        StubLaunch launch = Assert.Single(Launches<HalfLayer>(HalfLayer.Create, HalfLayer.Descriptions[0], 1));

        Assert.EndsWith("_Gemv", launch.Kernel, StringComparison.Ordinal);
        Check<HalfLayer>(launch, CudaCoreKernel<HalfLayer>(1), HalfLayer.Descriptions[0], 1);
    }

    [Fact]
    public void Two_samples_take_the_kernel_for_two()
    {
        StubLaunch launch = Assert.Single(Launches<HalfLayer>(HalfLayer.Create, HalfLayer.Descriptions[0], 2));

        Assert.EndsWith("_Pair", launch.Kernel, StringComparison.Ordinal);
        Check<HalfLayer>(launch, CudaCoreKernel<HalfLayer>(2), HalfLayer.Descriptions[0], 2);
    }

    [Fact]
    public void Long_rows_are_staged_whole_in_shared_memory_that_is_asked_for()
    {
        // Four chunks of 32 cells, 32 columns and four samples: 64 KB, of 227. 401 tiles are more than three groups for
        // each of 132.
        StubLaunch launch = Assert.Single(Launches<TallLayer>(TallLayer.Create, TallLayer.Descriptions[0], 4));

        Assert.EndsWith("_Batched", launch.Kernel, StringComparison.Ordinal);
        Assert.Equal((396, 1, 1), launch.Grid);
        Assert.Equal(65_536, launch.Shared);
    }

    [Fact]
    public void A_kernel_asks_for_the_shared_memory_of_whole_rows_when_it_is_loaded()
    {
        using LongLayer layer = LongLayer.Create(Numbers.Weights(LongLayer.Descriptions[0]), Device);
        StubDriver.Reset();

        // Four tiles of rows: no group has two, and a part of a row at a time leaves room for more groups.
        layer.Forward(
            Numbers.Vector(4 * LongLayer.Descriptions[0].Inputs), new float[4 * LongLayer.Descriptions[0].Outputs]);

        Assert.Contains(
            StubDriver.Calls,
            call => call.StartsWith("cuFuncSetAttribute ", StringComparison.Ordinal)
                && call.EndsWith("LongLayer_4096x64_B32K6_Batched 8 65536 = 0", StringComparison.Ordinal));
        Assert.Equal(32_768, Assert.Single(StubDriver.Launches).Shared);
    }

    [Fact]
    public void A_device_with_little_shared_memory_has_long_rows_staged_in_parts()
    {
        GpuKernelShape shape = CudaCoreKernel<LongLayer>(4);

        Assert.Equal(
            new GpuStageMemory(65_536, 3), GpuStageMemory.Largest(shape, new GpuSharedMemory(227 * 1024, 228 * 1024)));
        Assert.Equal(
            new GpuStageMemory(32_768, 4), GpuStageMemory.Largest(shape, new GpuSharedMemory(163 * 1024, 164 * 1024)));
        Assert.Equal(
            new GpuStageMemory(32_768, 1), GpuStageMemory.Largest(shape, new GpuSharedMemory(48 * 1024, 48 * 1024)));
        Assert.Equal(new GpuStageMemory(0, shape.GroupsPerMultiprocessor), GpuStageMemory.Largest(shape, default));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    public void A_few_samples_share_the_weights(int batch)
    {
        StubLaunch launch = Assert.Single(Launches<HalfLayer>(HalfLayer.Create, HalfLayer.Descriptions[0], batch));

        Assert.EndsWith("_Batched", launch.Kernel, StringComparison.Ordinal);
        Check<HalfLayer>(launch, CudaCoreKernel<HalfLayer>(4), HalfLayer.Descriptions[0], batch);
    }

    [Fact]
    public void Weights_of_32_bits_stay_off_the_tensor_cores()
    {
        StubLaunch launch = Assert.Single(Launches<FloatLayer>(FloatLayer.Create, FloatLayer.Descriptions[0], 64));

        Assert.EndsWith("_Batched", launch.Kernel, StringComparison.Ordinal);
        Check<FloatLayer>(launch, CudaCoreKernel<FloatLayer>(4), FloatLayer.Descriptions[0], 64);
    }

    [Theory]
    [InlineData(8, "TensorSmallBatch")]
    [InlineData(9, "TensorMediumBatch")]
    [InlineData(32, "TensorMediumBatch")]
    [InlineData(33, "TensorLargeBatch")]
    [InlineData(200, "TensorLargeBatch")]
    public void Many_samples_go_to_the_tensor_cores(int batch, string kernel)
    {
        CheckTensor<HalfLayer>(HalfLayer.Create, HalfLayer.Descriptions[0], batch, kernel, 1);
        CheckTensor<LongLayer>(LongLayer.Create, LongLayer.Descriptions[0], batch, kernel, 8);
        CheckTensor<PairedLayer>(
            PairedLayer.Create,
            PairedLayer.Descriptions[0],
            batch,
            kernel == "TensorSmallBatch" ? kernel : "TensorMediumBatch",
            1);
    }

    [Fact]
    public void More_samples_than_a_grid_takes_are_several_launches()
    {
        const int Batch = 70_000;
        StubLaunch[] launches = Launches<FloatLayer>(FloatLayer.Create, FloatLayer.Descriptions[0], Batch);

        Assert.Equal([32_768, 32_768, Batch - 65_536], launches.Select(launch => launch.Number(4, 0)));
        Assert.Equal(launches[0].View(2).Address + (32_768UL * 96 * sizeof(float)), launches[1].View(2).Address);
        Assert.Equal(launches[0].View(3).Address + (65_536UL * 20 * sizeof(float)), launches[2].View(3).Address);
    }

    private static GpuKernelShape CudaCoreKernel<TLayer>(int samples)
        where TLayer : IGpuLinear => PlanOf<TLayer>().Pick(samples, samples, hasTensorCores: false).Shape;

    private StubLaunch[] Launches<TLayer>(
        Func<LinearWeights, ComputeDevice, TLayer> create, LinearDescription description, int batch)
        where TLayer : ILayer
    {
        using TLayer layer = create(Numbers.Weights(description), Device);
        using DeviceTensor input = Device.Allocate(batch, description.Inputs);
        using DeviceTensor output = Device.Allocate(batch, description.Outputs);
        Device.Synchronize();
        StubDriver.Reset();

        layer.Forward(input, output);
        Device.Synchronize();
        return [.. StubDriver.Launches];
    }

    private static void Check<TLayer>(StubLaunch launch, GpuKernelShape shape, LinearDescription description, int batch)
        where TLayer : IGpuLinear
    {
        int groups = (batch + shape.Samples - 1) / shape.Samples;
        int tiles = (description.Outputs + shape.Rows - 1) / shape.Rows;
        Assert.Equal(
            (Math.Min(tiles, ((Multiprocessors * shape.GroupsPerMultiprocessor) + groups - 1) / groups), groups, 1),
            launch.Grid);
        Assert.Equal((128, 1, 1), launch.Block);
        Assert.Equal(0, launch.Shared);
        Assert.Equal(description.Outputs, launch.View(1).Length);
        Assert.Equal(batch * description.Inputs, launch.View(2).Length);
        Assert.Equal(batch * description.Outputs, launch.View(3).Length);
        Assert.Equal(batch, launch.Number(4, 0));
    }

    private void CheckTensor<TLayer>(
        Func<LinearWeights, ComputeDevice, TLayer> create,
        LinearDescription description,
        int batch,
        string kernel,
        int parts)
        where TLayer : ILayer, IGpuLinear
    {
        GpuKernel planned = PlanOf<TLayer>().Pick(batch, batch, hasTensorCores: true);
        GpuInputArrangement arrangement = planned.Arrangement!;
        GpuKernelShape shape = planned.Shape;
        StubLaunch[] launches = Launches<TLayer>(create, description, batch);
        Assert.Equal(2, launches.Length);
        (StubLaunch arrange, StubLaunch multiply) = (launches[0], launches[1]);
        Assert.EndsWith($"_{kernel}", multiply.Kernel, StringComparison.Ordinal);

        int passes = (batch + shape.Samples - 1) / shape.Samples;
        int tiles = passes * shape.Samples / 8;
        long words = (long)tiles * arrangement.WordsPerTile;
        Assert.Equal(((arrangement.WordsPerTile + 127) / 128, tiles, 1), arrange.Grid);
        Assert.Equal(batch * description.Inputs, arrange.View(0).Length);
        Assert.Equal(words, arrange.View(1).Length);
        Assert.Equal(
            [batch, description.Inputs, arrangement.LoadUnitColumns, arrangement.WordsPerTile],
            Enumerable.Range(0, 4).Select(i => arrange.Number(2, i)));

        (int X, int Y, int Z) grid = ((description.Outputs + shape.Rows - 1) / shape.Rows, parts, passes);
        Assert.Equal(grid, multiply.Grid);
        Assert.Equal(arrange.View(1), multiply.View(2));
        Assert.Equal(
            parts == 1 ? 1 : (long)grid.X * grid.Y * grid.Z * shape.Rows * shape.Samples / 4, multiply.View(3).Length);
        Assert.Equal(grid.X * grid.Z, multiply.View(4).Length);
        Assert.Equal(batch * description.Outputs, multiply.View(5).Length);
        Assert.Equal(batch, multiply.Number(6, 0));
    }
}
