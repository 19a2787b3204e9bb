using System;

namespace BalancedKernels.Kernels.Tests;

public class BadCallTests
{
    [Fact]
    public void An_input_that_is_no_whole_batch_is_refused_with_its_numbers()
    {
        using ILayer layer = HandPicked.Create(HandPicked.Plain, ComputeDevice.Cpu(1));

        ArgumentException thrown = Assert.Throws<ArgumentException>(() => layer.Forward(new float[151], new float[40]));
        Assert.Equal("input", thrown.ParamName);
        Assert.StartsWith(
            "Layer 'Plain' takes a batch of samples of 150 numbers each; 151 numbers were given, which is no whole batch.",
            thrown.Message);
        Assert.Throws<ArgumentException>(() => layer.Forward([], []));
    }

    [Fact]
    public void An_output_of_another_length_is_refused_with_its_numbers()
    {
        using ILayer layer = HandPicked.Create(HandPicked.Plain, ComputeDevice.Cpu(1));

        ArgumentException thrown = Assert.Throws<ArgumentException>(() => layer.Forward(new float[300], new float[79]));
        Assert.Equal("output", thrown.ParamName);
        Assert.StartsWith(
            "Layer 'Plain' gives 40 numbers for each of the 2 samples, 80 in all; the output has room for 79.",
            thrown.Message);
    }

    [Fact]
    public void An_output_that_overlaps_the_input_is_refused()
    {
        using ILayer layer = HandPicked.Create(HandPicked.Plain, ComputeDevice.Cpu(1));
        float[] memory = new float[189];

        ArgumentException thrown =
            Assert.Throws<ArgumentException>(() => layer.Forward(memory.AsSpan(0, 150), memory.AsSpan(149, 40)));
        Assert.StartsWith(
            "Layer 'Plain' reads its input while it writes its output: the two must not overlap.", thrown.Message);
    }

    [Fact]
    public void A_disposed_layer_refuses_to_run()
    {
        ILayer layer = HandPicked.Create(HandPicked.Plain, ComputeDevice.Cpu(1));
        layer.Dispose();
        layer.Dispose();

        ObjectDisposedException thrown =
            Assert.Throws<ObjectDisposedException>(() => layer.Forward(new float[150], new float[40]));
        Assert.Equal("Plain", thrown.ObjectName);
    }

    [Fact]
    public void A_layer_whose_device_was_disposed_refuses_to_run()
    {
        CpuDevice device = ComputeDevice.Cpu(2);
        using ILayer layer = HandPicked.Create(HandPicked.Plain, device);
        device.Dispose();

        ObjectDisposedException thrown =
            Assert.Throws<ObjectDisposedException>(() => layer.Forward(new float[150], new float[40]));
        Assert.StartsWith($"Layer 'Plain' is on the device {device.Name}, which was disposed.", thrown.Message);
    }

    [Fact]
    public void Weights_of_another_layer_are_refused_with_both_descriptions()
    {
        LinearWeights weights = SeededWeights.For(HandPicked.Describe(HandPicked.Half), seed: 1);

        ArgumentException thrown = Assert.Throws<ArgumentException>(() =>
            HandPicked.Create(HandPicked.Plain, weights, ComputeDevice.Cpu(1)));
        Assert.StartsWith(
            "Layer 'Plain' was compiled for 150 inputs, 40 outputs, pattern 16:3, Float32, with a bias; the weights given are 70 inputs, 40 outputs, pattern 32:6, Float16, without a bias.",
            thrown.Message);
    }

    [Fact]
    public void A_tensor_of_another_shape_or_device_is_refused()
    {
        using CpuDevice device = ComputeDevice.Cpu(1);
        using CpuDevice other = ComputeDevice.Cpu(1);
        using ILayer layer = HandPicked.Create(HandPicked.Plain, device);
        using DeviceTensor input = device.Allocate(2, 150);
        using DeviceTensor output = device.Allocate(2, 40);
        using DeviceTensor narrow = device.Allocate(2, 39);
        using DeviceTensor foreign = other.Allocate(2, 40);

        layer.Forward(input, output);
        Assert.Contains(
            "expects an output of [batch, 40]; the tensor is [2, 39]",
            Assert.Throws<ArgumentException>(() => layer.Forward(input, narrow)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "the output on another device, CPU",
            Assert.Throws<ArgumentException>(() => layer.Forward(input, foreign)).Message,
            StringComparison.Ordinal);
    }
}
