using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Cuda.Tests.Layers;
using BalancedKernels.Gpu.Testing.Driver;

namespace BalancedKernels.Cuda.Tests;

/// <summary>What a call costs once everything is there: launches and copies, and nothing else.</summary>
public sealed class SteadyStateTests : StubTests
{
    private const int Calls = 100;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(32)]
    public void Forward_on_the_device_launches_and_does_nothing_else(int batch)
    {
        using HalfLayer layer = HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device);
        using DeviceTensor input = Tensor(batch, 256);
        using DeviceTensor output = Device.Allocate(batch, 96);
        layer.Forward(input, output);
        Device.Synchronize();

        long allocated = Allocated(() => layer.Forward(input, output));
        IReadOnlyList<string> calls = StubDriver.Calls;

        Assert.Equal(0, allocated);
        Assert.All(calls, call => Assert.StartsWith("cuLaunchKernel ", call, StringComparison.Ordinal));
        Assert.Equal(Calls * (batch >= 8 ? 2 : 1), calls.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    public void Forward_on_host_memory_copies_through_locked_pages_and_waits_once(int batch)
    {
        using HalfLayer layer = HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device);
        float[] input = Numbers.Vector(batch * 256);
        float[] output = new float[batch * 96];
        layer.Forward(input, output);

        long allocated = Allocated(() => layer.Forward(input, output));
        string[] first = [.. StubDriver.Calls.Take(StubDriver.Calls.Count / Calls)];

        Assert.Equal(0, allocated);
        Assert.Equal($"cuMemcpyAsync to device bytes={input.Length * sizeof(float)} pinned = 0", first[0]);
        Assert.All(first[1..^2], call => Assert.StartsWith("cuLaunchKernel ", call, StringComparison.Ordinal));
        Assert.Equal($"cuMemcpyAsync from device bytes={output.Length * sizeof(float)} pinned = 0", first[^2]);
        Assert.Equal("cuStreamSynchronize = 0", first[^1]);
        Assert.Equal(batch >= 8 ? 5 : 4, first.Length);
    }

    [Fact]
    public void Tensors_are_copied_through_locked_pages()
    {
        using DeviceTensor tensor = Tensor(3, 100);
        float[] numbers = Numbers.Vector(300);
        float[] back = new float[300];
        tensor.CopyFrom(numbers);
        tensor.CopyTo(back);

        long allocated = Allocated(() =>
        {
            tensor.CopyFrom(numbers);
            tensor.CopyTo(back);
        });

        Assert.Equal(numbers, back);
        Assert.Equal(0, allocated);
        Assert.Equal(
            [
                "cuMemcpyAsync to device bytes=1200 pinned = 0",
                "cuStreamSynchronize = 0",
                "cuMemcpyAsync from device bytes=1200 pinned = 0",
                "cuStreamSynchronize = 0"],
            StubDriver.Calls.Take(4));
    }

    [Fact]
    public void Memory_that_cannot_be_locked_is_copied_all_the_same()
    {
        StubDriver.Force("cuMemHostRegister_v2", StubDriver.NotPermitted);
        using DeviceTensor tensor = Tensor(3, 100);
        float[] numbers = Numbers.Vector(300);
        float[] back = new float[300];

        tensor.CopyFrom(numbers);
        tensor.CopyTo(back);

        Assert.Equal(numbers, back);
        Assert.Contains(
            StubDriver.Calls, call => call.Contains("to device bytes=1200 pageable", StringComparison.Ordinal));
    }

    // After one call that may have had something to compile.
    private static long Allocated(Action call)
    {
        call();
        StubDriver.Reset();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
            call();

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
