using System;

namespace BalancedKernels.Kernels.Tests;

public class RecurrentBadCallTests
{
    private static readonly RecurrentLayers Layers = HandPickedRecurrent.Compiled;

    [Theory]
    [InlineData(79)]
    [InlineData(81)]
    public void An_input_that_is_no_whole_number_of_steps_is_refused_with_its_numbers(int numbers)
    {
        using IRecurrentLayer small = Layers.Create(HandPickedRecurrent.Small, ComputeDevice.Cpu(1));
        using RecurrentState state = small.CreateState(2);

        ArgumentException thrown =
            Assert.Throws<ArgumentException>(() => small.Forward(new float[numbers], new float[40], state));
        Assert.Equal("input", thrown.ParamName);
        Assert.StartsWith(
            $"Layer 'Small' takes steps of 2 samples (the state's batch) of 40 numbers each, 80 in all; {numbers} numbers were given, which is no whole number of steps.",
            thrown.Message);
    }

    [Fact]
    public void An_empty_input_is_refused()
    {
        using IRecurrentLayer small = Layers.Create(HandPickedRecurrent.Small, ComputeDevice.Cpu(1));
        using RecurrentState state = small.CreateState(2);

        ArgumentException thrown = Assert.Throws<ArgumentException>(() => small.Forward([], [], state));
        Assert.Equal("input", thrown.ParamName);
        Assert.StartsWith(
            "Layer 'Small' takes one step or more, of 2 samples (the state's batch) of 40 numbers each; the input is empty.",
            thrown.Message);
    }

    [Fact]
    public void An_output_of_another_length_is_refused_with_its_numbers()
    {
        using IRecurrentLayer small = Layers.Create(HandPickedRecurrent.Small, ComputeDevice.Cpu(1));
        using RecurrentState state = small.CreateState(2);

        ArgumentException thrown =
            Assert.Throws<ArgumentException>(() => small.Forward(new float[240], new float[100], state));
        Assert.Equal("output", thrown.ParamName);
        Assert.StartsWith(
            "Layer 'Small' gives 20 numbers for each of the 2 samples of 3 steps, 120 in all; the output has room for 100.",
            thrown.Message);
    }

    [Fact]
    public void An_output_that_overlaps_the_input_is_refused()
    {
        using IRecurrentLayer small = Layers.Create(HandPickedRecurrent.Small, ComputeDevice.Cpu(1));
        using RecurrentState state = small.CreateState(1);
        float[] memory = new float[59];

        ArgumentException thrown =
            Assert.Throws<ArgumentException>(() => small.Forward(memory.AsSpan(0, 40), memory.AsSpan(39, 20), state));
        Assert.StartsWith(
            "Layer 'Small' reads its input while it writes its output: the two must not overlap.", thrown.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_batch_below_one_is_refused(int batch)
    {
        using IRecurrentLayer small = Layers.Create(HandPickedRecurrent.Small, ComputeDevice.Cpu(1));

        ArgumentOutOfRangeException thrown = Assert.Throws<ArgumentOutOfRangeException>(() => small.CreateState(batch));
        Assert.StartsWith($"A state of layer 'Small' is for 1 sample or more; {batch} were requested.", thrown.Message);
    }

    [Fact]
    public void A_batch_beyond_memory_is_refused_with_its_numbers()
    {
        using IRecurrentLayer small = Layers.Create(HandPickedRecurrent.Small, ComputeDevice.Cpu(1));

        ArgumentOutOfRangeException thrown =
            Assert.Throws<ArgumentOutOfRangeException>(() => small.CreateState(int.MaxValue));
        Assert.StartsWith(
            $"A state of layer 'Small' for 2147483647 samples has 42949672940 numbers; {Array.MaxLength} is the most.",
            thrown.Message);
    }

    [Fact]
    public void A_state_of_another_size_is_refused_with_its_shape()
    {
        using IRecurrentLayer stack = Layers.Create(HandPickedRecurrent.Stack, ComputeDevice.Cpu(1));
        using RecurrentState state = stack.CreateState(2);

        ArgumentException hidden =
            Assert.Throws<ArgumentException>(() => state.CopyFrom(new float[899], new float[900]));
        Assert.Equal("hidden", hidden.ParamName);
        Assert.StartsWith(
            "The hidden state of layer 'Stack' is [3, 2, 150] (layers * directions, batch, hidden), 900 numbers; 899 were given.",
            hidden.Message);
        ArgumentException cell = Assert.Throws<ArgumentException>(() => state.CopyTo(new float[900]));
        Assert.Equal("cell", cell.ParamName);
        Assert.StartsWith(
            "The cell state of layer 'Stack' is [3, 2, 150] (layers * directions, batch, hidden), 900 numbers; 0 were given.",
            cell.Message);
    }

    [Fact]
    public void A_cell_state_for_a_GRU_is_refused()
    {
        using IRecurrentLayer small = Layers.Create(HandPickedRecurrent.Small, ComputeDevice.Cpu(1));
        using RecurrentState state = small.CreateState(1);

        Assert.StartsWith(
            "Layer 'Small' is a GRU, which has no cell state; 20 numbers were given for one.",
            Assert.Throws<ArgumentException>(() => state.CopyFrom(new float[20], new float[20])).Message);
    }

    [Fact]
    public void A_state_of_another_layer_or_device_is_refused()
    {
        using CpuDevice device = ComputeDevice.Cpu(1);
        using IRecurrentLayer small = Layers.Create(HandPickedRecurrent.Small, device);
        using IRecurrentLayer stack = Layers.Create(HandPickedRecurrent.Stack, device);
        using IRecurrentLayer elsewhere = Layers.Create(HandPickedRecurrent.Small, ComputeDevice.Cpu(1));
        using RecurrentState ofStack = stack.CreateState(1);
        using RecurrentState foreign = elsewhere.CreateState(1);

        ArgumentException thrown =
            Assert.Throws<ArgumentException>(() => small.Forward(new float[40], new float[20], ofStack));
        Assert.Equal("state", thrown.ParamName);
        Assert.StartsWith(
            "Layer 'Small' carries the state of a GRU of 20 hidden units, 1 layer in one direction; the state given is layer 'Stack''s, the state of an LSTM of 150 hidden units, 3 layers in one direction: make it with CreateState of the layer that is to use it.",
            thrown.Message);
        Assert.Contains(
            "the state on another device, CPU",
            Assert.Throws<ArgumentException>(() => small.Forward(new float[40], new float[20], foreign)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_that_another_Forward_works_on_is_refused()
    {
        using IRecurrentLayer small = Layers.Create(HandPickedRecurrent.Small, ComputeDevice.Cpu(1));
        using RecurrentState state = small.CreateState(1);
        ((CpuRecurrentState)state).Take();

        InvalidOperationException thrown =
            Assert.Throws<InvalidOperationException>(() => small.Forward(new float[40], new float[20], state));
        Assert.Equal(
            "Another Forward is working on this state of layer 'Small': give each sequence a state of its own.",
            thrown.Message);
        ((CpuRecurrentState)state).Give();
        small.Forward(new float[40], new float[20], state);
    }

    [Fact]
    public void A_disposed_layer_or_state_refuses_to_run()
    {
        IRecurrentLayer small = Layers.Create(HandPickedRecurrent.Small, ComputeDevice.Cpu(1));
        RecurrentState state = small.CreateState(1);
        state.Dispose();
        state.Dispose();
        Assert.Throws<ObjectDisposedException>(() => small.Forward(new float[40], new float[20], state));
        Assert.Throws<ObjectDisposedException>(() => state.Reset());

        using RecurrentState left = small.CreateState(1);
        small.Dispose();
        small.Dispose();
        Assert.Equal(
            "Small",
            Assert.Throws<ObjectDisposedException>(() => small.Forward(new float[40], new float[20], left)).ObjectName);
        Assert.Equal("Small", Assert.Throws<ObjectDisposedException>(() => small.CreateState(1)).ObjectName);
    }

    [Fact]
    public void Weights_of_another_hidden_size_are_refused_with_both_descriptions()
    {
        RecurrentWeights weights = SeededRecurrent.Weights(Layers.Describe(HandPickedRecurrent.Dense), seed: 1);

        ArgumentException thrown = Assert.Throws<ArgumentException>(() =>
            Layers.Create(HandPickedRecurrent.Small, weights, ComputeDevice.Cpu(1)));
        Assert.StartsWith(
            "Layer 'Small' was compiled for a GRU, 40 inputs, 20 hidden units, 1 layer in one direction, pattern 8:2, Float16, with biases;"
            + " the weights given are for a GRU, 30 inputs, 25 hidden units, 2 layers in two directions, pattern 32:32, Float32, with biases.",
            thrown.Message);
    }

    [Fact]
    public void A_tensor_of_another_shape_or_device_is_refused()
    {
        using CpuDevice device = ComputeDevice.Cpu(1);
        using CpuDevice other = ComputeDevice.Cpu(1);
        using IRecurrentLayer small = Layers.Create(HandPickedRecurrent.Small, device);
        using RecurrentState state = small.CreateState(2);
        using DeviceTensor input = device.Allocate(4, 40);
        using DeviceTensor odd = device.Allocate(3, 40);
        using DeviceTensor output = device.Allocate(4, 20);
        using DeviceTensor narrow = device.Allocate(4, 19);
        using DeviceTensor foreign = other.Allocate(4, 20);

        small.Forward(input, output, state);
        Assert.Contains(
            "which is no whole number of steps",
            Assert.Throws<ArgumentException>(() => small.Forward(odd, output, state)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "expects an output of [steps * batch, 20]; the tensor is [4, 19]",
            Assert.Throws<ArgumentException>(() => small.Forward(input, narrow, state)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "the output on another device, CPU",
            Assert.Throws<ArgumentException>(() => small.Forward(input, foreign, state)).Message,
            StringComparison.Ordinal);
    }
}
