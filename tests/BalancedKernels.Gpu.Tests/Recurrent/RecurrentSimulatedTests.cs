using System;
using BalancedKernels.Gpu.Tests.Devices;
using BalancedKernels.Testing;

namespace BalancedKernels.Gpu.Tests.Recurrent;

/// <summary>Recurrent layers on ILGPU's simulation, and what engines refuse.</summary>
public sealed class RecurrentSimulatedTests(SimulatedFixture opened) : IClassFixture<SimulatedFixture>
{
    private readonly RandomNumbers numbers = new(22);

    // Every layer once: a simulated launch takes a second. OpenCL runs them all with both batches.
    [Theory]
    [InlineData(nameof(LstmStack), 1)]
    [InlineData(nameof(GruHalf), 3)]
    [InlineData(nameof(GruDense), 1)]
    [InlineData(nameof(LstmUnit), 3)]
    public void A_simulated_GPU_agrees_with_the_reference(string name, int batch) =>
        RecurrentCase.All[name].Run(opened.Device, batch, numbers);

    [Fact]
    public void Tensors_and_calls_without_a_state_give_the_same()
    {
        RecurrentCase stack = RecurrentCase.All[nameof(LstmStack)];
        using IRecurrentLayer layer = stack.Create(stack.Weights(numbers), opened.Device);
        using RecurrentState state = layer.CreateState(1);
        using DeviceTensor from = opened.Device.Allocate(4, 40);
        using DeviceTensor to = opened.Device.Allocate(4, 40);
        float[] input = numbers.Vector(4 * 40);
        float[] output = new float[4 * 40];
        float[] other = new float[4 * 40];
        layer.Forward(input, output, state);

        layer.Forward(input, other);
        Assert.Equal(output, other);

        from.CopyFrom(input);
        layer.Forward(from, to);
        to.CopyTo(other);
        Assert.Equal(output, other);

        state.Reset();
        layer.Forward(from, to, state);
        to.CopyTo(other);
        Assert.Equal(output, other);
    }

    [Fact]
    public void Calls_that_cannot_be_right_are_refused()
    {
        RecurrentCase unit = RecurrentCase.All[nameof(LstmUnit)];
        RecurrentCase half = RecurrentCase.All[nameof(GruHalf)];
        using IRecurrentLayer layer = unit.Create(unit.Weights(numbers), opened.Device);
        using IRecurrentLayer other = half.Create(half.Weights(numbers), opened.Device);
        using CpuDevice cpu = ComputeDevice.Cpu(1);
        using LstmUnit onCpu = LstmUnit.Create(unit.Weights(numbers), cpu);
        using RecurrentState state = layer.CreateState(2);
        using RecurrentState ofOther = other.CreateState(2);
        using RecurrentState foreign = onCpu.CreateState(2);

        Assert.Contains(
            "the input is empty",
            Assert.Throws<ArgumentException>(() => layer.Forward([], [], state)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "2 in all; the output has room for 1",
            Assert.Throws<ArgumentException>(() => layer.Forward(new float[6], new float[1], state)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "the state given is layer 'GruHalf''s",
            Assert.Throws<ArgumentException>(() => layer.Forward(new float[6], new float[2], ofOther)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "the state on another device, CPU",
            Assert.Throws<ArgumentException>(() => layer.Forward(new float[6], new float[2], foreign)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "was compiled for an LSTM, 3 inputs",
            Assert.Throws<ArgumentException>(() => unit.Create(half.Weights(numbers), opened.Device)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => layer.CreateState(0));
        Assert.Contains(
            "has 64 sums for each sample",
            Assert.Throws<ArgumentOutOfRangeException>(() => layer.CreateState(1 << 26)).Message,
            StringComparison.Ordinal);

        state.Dispose();
        Assert.Throws<ObjectDisposedException>(() => layer.Forward(new float[6], new float[2], state));
        layer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => layer.CreateState(1));
    }
}
