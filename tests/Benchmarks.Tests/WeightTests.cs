using System;
using System.Linq;
using BalancedKernels;
using Benchmarks.Zoo;
using Measurement;

namespace Benchmarks.Tests;

public sealed class WeightTests
{
    public static TheoryData<int> Odd() => [.. Enumerable.Range(0, Layers.Odd.Count)];

    [Theory]
    [MemberData(nameof(Odd))]
    public void Random_weights_fit_their_layer_and_its_kernels_compute_them(int which)
    {
        const int Batch = 3;
        ZooLayer layer = Layers.Odd[which];
        LinearWeights weights = RandomWeights.Of(layer.Description, seed: which);
        float[] input = RandomWeights.Numbers(new Random(which), Batch * weights.Inputs);
        float[] output = new float[Batch * weights.Outputs];

        using CpuDevice device = ComputeDevice.Cpu(threads: 1);
        using ILayer placed = layer.Place(weights, device).Layer;
        placed.Forward(input, output);

        OutputCheck.Check(layer.Name, weights, input, output);
    }

    [Fact]
    public void The_same_seed_makes_the_same_weights_and_another_seed_others()
    {
        ReadOnlySpan<byte> weights = RandomWeights.Of(Layers.Tiny.Description, seed: 1).Values.Span;
        Assert.True(weights.SequenceEqual(RandomWeights.Of(Layers.Tiny.Description, seed: 1).Values.Span));
        Assert.False(weights.SequenceEqual(RandomWeights.Of(Layers.Tiny.Description, seed: 2).Values.Span));
    }

    [Theory]
    [InlineData(63)]
    [InlineData(128 + 63)]
    public void An_output_that_is_off_by_more_than_rounding_is_told(int wrong)
    {
        const int Batch = 3;
        LinearWeights weights = RandomWeights.Of(Layers.Tiny.Description, seed: 1);
        float[] input = RandomWeights.Numbers(new Random(1), Batch * weights.Inputs);
        float[] output = new float[Batch * weights.Outputs];
        using CpuDevice device = ComputeDevice.Cpu(threads: 1);
        using ILayer placed = Layers.Tiny.Place(weights, device).Layer;
        placed.Forward(input, output);

        output[wrong] += 1e-4f;

        string message =
            Assert.Throws<WrongResultException>(() => OutputCheck.Check("tiny", weights, input, output)).Message;
        Assert.StartsWith("tiny gives ", message, StringComparison.Ordinal);
        Assert.Contains($"for output 63 of sample {wrong / 64}; expected ", message, StringComparison.Ordinal);
    }
}
