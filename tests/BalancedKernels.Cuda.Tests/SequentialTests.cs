using System;
using System.Linq;
using BalancedKernels.Cuda.Tests.Layers;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.Testing.Driver;

namespace BalancedKernels.Cuda.Tests;

/// <summary>A chain of layers: a graph for each size of batch.</summary>
public sealed class SequentialTests : StubTests
{
    private readonly TwoLayers chain;

    public SequentialTests() => chain = TwoLayers.Create(
        HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device),
        FloatLayer.Create(Numbers.Weights(FloatLayer.Descriptions[0]), Device));

    [Fact]
    public void Forward_on_host_memory_is_one_launch_for_each_batch_from_the_second_time_on()
    {
        float[] input = Numbers.Vector(2 * 256);
        float[] output = new float[2 * 20];
        chain.Forward(input, output);
        chain.Forward(input.AsSpan(0, 256), output.AsSpan(0, 20));
        Assert.Equal(2, StubDriver.Graphs);
        StubDriver.Reset();

        chain.Forward(input, output);
        chain.Forward(input.AsSpan(0, 256), output.AsSpan(0, 20));

        Assert.Equal(2, StubDriver.Calls.Count(call => call.StartsWith("cuGraphLaunch", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            StubDriver.Calls,
            call => call.StartsWith("cuLaunchKernel", StringComparison.Ordinal)
                || call.StartsWith("cuMemAlloc", StringComparison.Ordinal));
        Assert.Equal(2, StubDriver.Graphs);
    }

    [Fact]
    public void A_batch_that_the_device_has_no_room_for_leaves_the_chain_working()
    {
        StubDriver.SetMemory(StubDriver.Used + 100_000);

        Assert.Throws<GpuMemoryException>(() => chain.Forward(new float[1000 * 256], new float[1000 * 20]));
        chain.Forward(Numbers.Vector(2 * 256), new float[2 * 20]);
        chain.Forward(Numbers.Vector(256), new float[20]);
    }

    [Fact]
    public void A_larger_batch_takes_new_memory_and_graphs_of_before_go()
    {
        chain.Forward(Numbers.Vector(256), new float[20]);
        chain.Forward(Numbers.Vector(4 * 256), new float[4 * 20]);
        chain.Forward(Numbers.Vector(4 * 256), new float[4 * 20]);

        Assert.Equal(1, StubDriver.Graphs);
    }

    [Fact]
    public void The_same_two_tensors_become_a_graph_the_second_time()
    {
        using DeviceTensor input = Device.Allocate(1, 256);
        using DeviceTensor output = Device.Allocate(1, 20);
        using DeviceTensor other = Device.Allocate(1, 20);
        chain.Forward(input, output);
        Assert.Equal(0, StubDriver.Graphs);
        chain.Forward(input, output);
        Assert.Equal(1, StubDriver.Graphs);
        StubDriver.Reset();
        chain.Forward(input, output);
        Assert.Equal(["cuGraphLaunch = 0"], StubDriver.Calls);

        chain.Forward(input, other);
        Assert.Equal(0, StubDriver.Graphs);
    }

    [Fact]
    public void A_chain_is_captured_with_what_is_around_it()
    {
        using DeviceTensor input = Device.Allocate(3, 256);
        using DeviceTensor output = Device.Allocate(3, 20);
        chain.Forward(Numbers.Vector(256), new float[20]);

        using CapturedWork work = Device.Capture(() => chain.Forward(input, output));
        chain.Forward(Numbers.Vector(256), new float[20]);
        StubDriver.Reset();
        work.Run();

        Assert.Equal(["cuGraphLaunch = 0"], StubDriver.Calls);
    }

    [Fact]
    public void Results_are_those_of_the_layers()
    {
        float[] input = Numbers.Vector(256);
        float[] first = new float[20];
        float[] again = new float[20];
        InterpretedKernels.While(() =>
        {
            chain.Forward(input, first);
            chain.Forward(input, again);
        });
        Assert.Equal(first, again);
        Assert.Contains(first, number => number != 0);
    }

    [Fact]
    public void A_disposed_chain_leaves_no_graph_and_no_memory()
    {
        long before = StubDriver.Used;
        using (TwoLayers another = TwoLayers.Create(
            HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device), FloatLayer.Create(
                Numbers.Weights(FloatLayer.Descriptions[0]), Device)))
        {
            another.Forward(Numbers.Vector(256), new float[20]);
        }

        Assert.Equal(0, StubDriver.Graphs);
        Assert.Equal(before, StubDriver.Used);
    }

    private protected override void DisposeOwn() => chain.Dispose();
}
