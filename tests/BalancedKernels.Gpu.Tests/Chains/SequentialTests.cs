using System;
using System.Linq;
using BalancedKernels.Gpu.Tests.Devices;
using BalancedKernels.Testing;

namespace BalancedKernels.Gpu.Tests.Chains;

/// <summary>
/// A chain on a GPU that ILGPU simulates: linear layers hand over in the layout that the next one reads.
/// </summary>
public sealed class SequentialTests : IClassFixture<SimulatedFixture>
{
    private readonly GpuDevice device;
    private readonly RandomNumbers numbers = new(5);
    private readonly LinearWeights first;
    private readonly LinearWeights second;
    private readonly LinearWeights last;

    public SequentialTests(SimulatedFixture opened)
    {
        device = opened.Device;
        first = numbers.Weights(ChainFirst.Descriptions[0]);
        second = numbers.Weights(ChainSecond.Descriptions[0]);
        last = numbers.Weights(ChainLast.Descriptions[0]);
    }

    [Fact]
    public void A_chain_gives_what_its_layers_give_and_grows_with_the_batch()
    {
        using Chain chain = MakeChain();
        foreach (int batch in new[] { 1, 3, 2 })
        {
            float[] input = numbers.Vector(batch * 48);
            float[] output = new float[batch * 5];
            chain.Forward(input, output);
            Assert.Equal(OneByOne(input, batch), output);
        }

        Assert.Same(device, chain.Device);
        Assert.Equal(["ChainPool", "ChainFirst", "ChainSecond", "ChainLast", "ChainShares"], Chain.Description.Layers);
    }

    [Fact]
    public void Tensors_of_the_device_are_computed_like_host_memory_and_may_be_captured()
    {
        using Chain chain = MakeChain();
        using DeviceTensor from = device.Allocate(2, 48);
        using DeviceTensor to = device.Allocate(2, 5);
        float[] input = numbers.Vector(2 * 48);
        float[] output = new float[2 * 5];
        float[] expected = OneByOne(input, 2);

        using CapturedWork work = device.Capture(() => chain.Forward(from, to));
        from.CopyFrom(input);
        work.Run();
        to.CopyTo(output);
        Assert.Equal(expected, output);

        chain.Forward(new float[3 * 48], new float[3 * 5]);
        work.Run();
        to.CopyTo(output);
        Assert.Equal(expected, output);
    }

    [Fact]
    public void A_disposed_chain_takes_its_layers_along()
    {
        ChainLast layer = ChainLast.Create(last, device);
        Chain chain = Chain.Create(
            ChainPool.Create(device), ChainFirst
                .Create(first, device), ChainSecond
                .Create(second, device), layer, ChainShares
                .Create(device));
        Assert.Contains(
            "47 numbers were given, which is no whole batch",
            Assert.Throws<ArgumentException>(() => chain.Forward(new float[47], new float[5])).Message,
            StringComparison.Ordinal);
        chain.Dispose();
        chain.Dispose();

        Assert.Equal(
            "Chain",
            Assert.Throws<ObjectDisposedException>(() => chain.Forward(new float[48], new float[5])).ObjectName);
        Assert.Throws<ObjectDisposedException>(() => layer.Forward(new float[70], new float[5]));
    }

    [Fact]
    public void A_chain_runs_on_the_CPU_too()
    {
        using CpuDevice cpu = ComputeDevice.Cpu(1);
        using Chain chain = Chain.Create(
            ChainPool.Create(cpu), ChainFirst
                .Create(first, cpu), ChainSecond
                .Create(second, cpu), ChainLast
                .Create(last, cpu), ChainShares
                .Create(cpu));
        float[] output = new float[5];
        chain.Forward(numbers.Vector(48), output);

        Assert.Equal(1, output.Sum(), 1e-6f);
    }

    private Chain MakeChain() => Chain.Create(
        ChainPool.Create(device), ChainFirst
            .Create(first, device), ChainSecond
            .Create(second, device), ChainLast
            .Create(last, device), ChainShares
            .Create(device));

    private float[] OneByOne(float[] input, int batch)
    {
        using ChainPool pool = ChainPool.Create(device);
        using ChainFirst one = ChainFirst.Create(first, device);
        using ChainSecond two = ChainSecond.Create(second, device);
        using ChainLast three = ChainLast.Create(last, device);
        using ChainShares shares = ChainShares.Create(device);
        foreach (ILayer layer in new ILayer[] { pool, one, two, three, shares })
        {
            float[] output = new float[batch * layer.Outputs];
            layer.Forward(input, output);
            input = output;
        }

        return input;
    }
}
