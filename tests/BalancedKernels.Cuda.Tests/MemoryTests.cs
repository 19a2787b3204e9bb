using System;
using BalancedKernels.Cuda.Tests.Layers;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.Testing.Driver;

namespace BalancedKernels.Cuda.Tests;

/// <summary>A device that runs out of memory: what is said, what is kept, and that it goes on afterwards.</summary>
public sealed class MemoryTests : StubTests
{
    private const string Allocate = "cuMemAlloc_v2";
    private const int Batch = 16;

    [Fact]
    public void Weights_that_do_not_fit_are_named_with_their_bytes()
    {
        LinearWeights weights = Numbers.Weights(LongLayer.Descriptions[0]);
        StubDriver.SetMemory(10_000);

        string message = Assert.Throws<GpuMemoryException>(() => LongLayer.Create(weights, Device)).Message;

        // 64 rows of 128 blocks in 16 bytes each.
        Assert.Contains(
            $"no memory left for the weights of layer 'LongLayer': {64 * 128 * 16} bytes were requested",
            message,
            StringComparison.Ordinal);
        StubDriver.SetMemory(PlentyOfMemory);
        using LongLayer layer = LongLayer.Create(weights, Device);
    }

    [Fact]
    public void A_layer_that_is_made_in_part_is_given_back_in_full()
    {
        LinearWeights weights = Numbers.Weights(HalfLayer.Descriptions[0]);
        StubDriver.Force(Allocate, StubDriver.OutOfMemory, after: 1);

        Assert.Contains(
            "the bias of layer 'HalfLayer'",
            Assert.Throws<GpuMemoryException>(() => HalfLayer.Create(weights, Device)).Message,
            StringComparison.Ordinal);
        Assert.Equal(0, StubDriver.Used);

        StubDriver.Force("cuModuleLoadDataEx", 218);
        Assert.Contains(
            "cannot compile",
            Assert.Throws<InvalidOperationException>(() => HalfLayer.Create(weights, Device)).Message,
            StringComparison.Ordinal);
        Assert.Equal(0, StubDriver.Used);
    }

    [Fact]
    public void Every_buffer_that_a_call_needs_can_fail_and_the_next_call_works()
    {
        float[] input = Numbers.Vector(Batch * 4096);
        float[] output = new float[Batch * 64];
        LinearWeights weights = Numbers.Weights(LongLayer.Descriptions[0]);

        int failing = 0;
        for (; ; failing++)
        {
            using LongLayer layer = LongLayer.Create(weights, Device);
            long before = StubDriver.Used;
            StubDriver.Force(Allocate, StubDriver.OutOfMemory, after: failing);
            Exception? thrown = Record.Exception(() => layer.Forward(input, output));
            StubDriver.Reset();
            if (thrown is null)
                break;

            Assert.Contains(
                "of layer 'LongLayer'", Assert.IsType<GpuMemoryException>(thrown).Message, StringComparison.Ordinal);
            layer.Forward(input, output);
            Assert.True(StubDriver.Used > before);
        }

        // Inputs, outputs, arranged inputs, sums and counters.
        Assert.Equal(5, failing);
    }

    [Fact]
    public void A_batch_that_does_not_fit_leaves_room_for_one_that_does()
    {
        using LongLayer layer = LongLayer.Create(Numbers.Weights(LongLayer.Descriptions[0]), Device);
        float[] input = Numbers.Vector(64 * 4096);
        float[] output = new float[64 * 64];
        layer.Forward(input.AsSpan(0, Batch * 4096), output.AsSpan(0, Batch * 64));
        StubDriver.SetMemory(StubDriver.Used + 100_000);

        string message = Assert.Throws<GpuMemoryException>(() => layer.Forward(input, output)).Message;
        layer.Forward(input.AsSpan(0, Batch * 4096), output.AsSpan(0, Batch * 64));

        Assert.Contains(
            $"the inputs of layer 'LongLayer': {64 * 4096 * sizeof(float)} bytes", message, StringComparison.Ordinal);
        Assert.Contains("use a smaller batch", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_that_others_give_back_is_used()
    {
        using HalfLayer layer = HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device);
        DeviceTensor large = Device.Allocate(100, 10_000);
        StubDriver.SetMemory(StubDriver.Used);
        float[] output = new float[96];
        float[] input = Numbers.Vector(256);

        Assert.Throws<GpuMemoryException>(() => layer.Forward(input, output));
        Assert.Contains(
            "a tensor [1, 256]: 1024 bytes",
            Assert.Throws<GpuMemoryException>(() => Device.Allocate(1, 256)).Message,
            StringComparison.Ordinal);
        large.Dispose();

        layer.Forward(input, output);
    }
}
