using System;
using System.Linq;

namespace BalancedKernels.Kernels.Tests;

public class RecurrentSequenceTests
{
    // More steps than products with the input are made at once, and a rest.
    private const int Steps = 150;

    private static readonly RecurrentLayers Layers = HandPickedRecurrent.Compiled;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_sequence_in_pieces_is_the_sequence(int batch)
    {
        RecurrentDescription layer = Layers.Describe(HandPickedRecurrent.Stack);
        using CpuDevice device = ComputeDevice.Cpu(2);
        using IRecurrentLayer stack = Layers.Create(HandPickedRecurrent.Stack, device);
        float[] input = SeededRecurrent.Input(layer, Steps, batch, seed: 2);
        using Sequence whole = new(stack, layer, batch);
        using Sequence pieces = new(stack, layer, batch);

        float[] expected = whole.Forward(input);

        int done = 0;
        foreach (int steps in new[] { 1, 2, 129, 1, 17 })
        {
            float[] output = pieces.Forward(input.AsSpan(done * batch * layer.Inputs, steps * batch * layer.Inputs));
            Assert.True(
                output.AsSpan().SequenceEqual(expected.AsSpan(done * batch * layer.Outputs, output.Length)),
                $"{steps} steps from {done} on differ.");
            done += steps;
        }

        Assert.Equal(Steps, done);
        Assert.Equal(whole.Hidden, pieces.Hidden);
        Assert.Equal(whole.Cell, pieces.Cell);
    }

    [Fact]
    public void Two_directions_are_two_layers_of_one()
    {
        const int Batch = 2;
        RecurrentDescription layer = Layers.Describe(HandPickedRecurrent.BothWays);
        RecurrentDescription single = Layers.Describe(HandPickedRecurrent.Single);
        RecurrentWeights weights = SeededRecurrent.Weights(layer, seed: 3);
        using CpuDevice device = ComputeDevice.Cpu(2);
        using IRecurrentLayer both = Layers.Create(HandPickedRecurrent.BothWays, weights, device);
        using IRecurrentLayer there =
            Layers.Create(HandPickedRecurrent.Single, RecurrentWeights.FromPasses([weights.Passes[0]], single), device);
        using IRecurrentLayer back =
            Layers.Create(HandPickedRecurrent.Single, RecurrentWeights.FromPasses([weights.Passes[1]], single), device);
        float[] input = SeededRecurrent.Input(layer, Steps, Batch, seed: 4);

        float[] output = Run(both, layer, Batch, input);
        float[] first = Run(there, single, Batch, input);
        float[] second =
            TurnedRound(Run(back, single, Batch, TurnedRound(input, Batch * single.Inputs)), Batch * single.Outputs);

        for (int row = 0; row < Steps * Batch; row++)
        {
            Assert.True(
                output.AsSpan(row * layer.Outputs, single.Hidden).SequenceEqual(
                    first.AsSpan(row * single.Hidden, single.Hidden)),
                $"Row {row} on the way there.");
            Assert.True(
                output.AsSpan(
                    (row * layer.Outputs) + single.Hidden,
                    single.Hidden).SequenceEqual(second.AsSpan(row * single.Hidden, single.Hidden)),
                $"Row {row} on the way back.");
        }
    }

    [Fact]
    public void A_stack_is_one_layer_after_another()
    {
        const int Batch = 2;
        RecurrentDescription stack = Layers.Describe(HandPickedRecurrent.Stack);
        RecurrentDescription first = Layers.Describe(HandPickedRecurrent.Single);
        RecurrentDescription second = Layers.Describe(HandPickedRecurrent.Second);
        RecurrentWeights weights = SeededRecurrent.Weights(stack, seed: 5);
        using CpuDevice device = ComputeDevice.Cpu(2);
        using IRecurrentLayer whole = Layers.Create(HandPickedRecurrent.Stack, weights, device);
        using IRecurrentLayer one =
            Layers.Create(HandPickedRecurrent.Single, RecurrentWeights.FromPasses([weights.Passes[0]], first), device);
        using IRecurrentLayer two =
            Layers.Create(HandPickedRecurrent.Second, RecurrentWeights.FromPasses([weights.Passes[1]], second), device);
        using IRecurrentLayer three =
            Layers.Create(HandPickedRecurrent.Second, RecurrentWeights.FromPasses([weights.Passes[2]], second), device);
        float[] input = SeededRecurrent.Input(stack, Steps, Batch, seed: 6);

        float[] apart = Run(three, second, Batch, Run(two, second, Batch, Run(one, first, Batch, input)));

        Assert.True(Run(whole, stack, Batch, input).AsSpan().SequenceEqual(apart));
    }

    [Fact]
    public void Without_a_state_every_call_is_a_sequence_from_zeros()
    {
        RecurrentDescription layer = Layers.Describe(HandPickedRecurrent.Small);
        using CpuDevice device = ComputeDevice.Cpu(1);
        using IRecurrentLayer small = Layers.Create(HandPickedRecurrent.Small, device);
        float[] input = SeededRecurrent.Input(layer, steps: 9, batch: 1, seed: 7);
        float[] expected = Run(small, layer, batch: 1, input);

        Assert.Equal(expected, GuardedCall.Forward(small, input));
        Assert.Equal(expected, GuardedCall.Forward(small, input));
    }

    [Fact]
    public void A_samples_numbers_do_not_depend_on_the_batch()
    {
        const int Batch = 5;
        RecurrentDescription layer = Layers.Describe(HandPickedRecurrent.Dense);
        using CpuDevice device = ComputeDevice.Cpu(2);
        using IRecurrentLayer dense = Layers.Create(HandPickedRecurrent.Dense, device);
        float[] input = SeededRecurrent.Input(layer, steps: 4, Batch, seed: 8);
        float[] together = Run(dense, layer, Batch, input);

        for (int sample = 0; sample < Batch; sample++)
            Assert.Equal(
                Pick(together, sample, Batch, layer.Outputs),
                Run(dense, layer, batch: 1, Pick(input, sample, Batch, layer.Inputs)));
    }

    [Fact]
    public void A_state_is_copied_out_and_in_and_reset()
    {
        const int Batch = 3;
        RecurrentDescription layer = Layers.Describe(HandPickedRecurrent.Stack);
        using CpuDevice device = ComputeDevice.Cpu(1);
        using IRecurrentLayer stack = Layers.Create(HandPickedRecurrent.Stack, device);
        using RecurrentState state = stack.CreateState(Batch);
        float[] hidden = SeededRecurrent.State(layer, Batch, seed: 9);
        float[] cell = SeededRecurrent.State(layer, Batch, seed: 10);
        float[] readHidden = new float[state.Length];
        float[] readCell = new float[state.Length];

        state.CopyFrom(hidden, cell);
        state.CopyTo(readHidden, readCell);
        Assert.Equal(hidden, readHidden);
        Assert.Equal(cell, readCell);

        state.Reset();
        state.CopyTo(readHidden, readCell);
        Assert.False(readHidden.AsSpan().ContainsAnyExcept(0f));
        Assert.False(readCell.AsSpan().ContainsAnyExcept(0f));
    }

    [Fact]
    public void Tensors_of_the_device_are_computed_in_place()
    {
        const int Batch = 2;
        RecurrentDescription layer = Layers.Describe(HandPickedRecurrent.Small);
        using CpuDevice device = ComputeDevice.Cpu(1);
        using IRecurrentLayer small = Layers.Create(HandPickedRecurrent.Small, device);
        float[] numbers = SeededRecurrent.Input(layer, steps: 4, Batch, seed: 11);
        using DeviceTensor input = device.Allocate(4 * Batch, layer.Inputs);
        using DeviceTensor output = device.Allocate(4 * Batch, layer.Outputs);
        using RecurrentState state = small.CreateState(Batch);
        input.CopyFrom(numbers);

        small.Forward(input, output, state);

        float[] read = new float[4 * Batch * layer.Outputs];
        output.CopyTo(read);
        Assert.Equal(Run(small, layer, Batch, numbers), read);
    }

    private static float[] Run(IRecurrentLayer layer, RecurrentDescription description, int batch, float[] input)
    {
        using Sequence sequence = new(layer, description, batch);
        return sequence.Forward(input);
    }

    private static float[] TurnedRound(float[] steps, int step) =>
        [.. steps.Chunk(step).Reverse().SelectMany(numbers => numbers)];

    private static float[] Pick(float[] steps, int sample, int batch, int length) =>
        [.. steps.Chunk(length).Where((_, row) => row % batch == sample).SelectMany(numbers => numbers)];
}
