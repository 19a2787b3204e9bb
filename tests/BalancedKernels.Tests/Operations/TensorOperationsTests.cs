using System;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Operations;

public sealed class JoinTests
{
    [Theory]
    [InlineData(1, Activation.None)]
    [InlineData(31, Activation.Relu)]
    [InlineData(100_000, Activation.Silu)]
    public void Sums_agree_with_the_reference_alone_and_on_a_device(int count, Activation activation)
    {
        using CpuDevice device = ComputeDevice.Cpu(3);
        using DeviceTensor left = device.Allocate(1, count);
        using DeviceTensor right = device.Allocate(1, count);
        using DeviceTensor sum = device.Allocate(1, count);
        float[] some = OperationCases.Numbers(count, seed: 7);
        float[] more = OperationCases.Numbers(count, seed: 8);
        float[] alone = new float[count];
        float[] shared = new float[count];
        left.CopyFrom(some);
        right.CopyFrom(more);

        TensorOperations.Add(some, more, alone, activation);
        device.Add(left, right, sum, activation);
        sum.CopyTo(shared);

        Assert.True(OperationReference.Add(some, more, activation).Compare(alone).IsWithin);
        Assert.Equal(alone, shared);
        TensorOperations.Add(some, more, some, activation);
        Assert.Equal(alone, some);
    }

    [Fact]
    public void Samples_are_put_one_behind_the_other()
    {
        using CpuDevice device = ComputeDevice.Cpu(1);
        using DeviceTensor left = device.Allocate(2, 2);
        using DeviceTensor right = device.Allocate(2, 1);
        using DeviceTensor output = device.Allocate(2, 3);
        float[] fromSpans = new float[6];
        float[] fromTensors = new float[6];
        left.CopyFrom([1, 2, 3, 4]);
        right.CopyFrom([5, 6]);

        TensorOperations.Concat([1, 2, 3, 4], 2, [5, 6], 1, fromSpans);
        device.Concat(left, right, output);
        output.CopyTo(fromTensors);

        Assert.Equal([1, 2, 5, 3, 4, 6], fromSpans);
        Assert.Equal(fromSpans, fromTensors);
    }

    [Fact]
    public void Inputs_that_do_not_fit_are_refused()
    {
        using CpuDevice device = ComputeDevice.Cpu(1);
        using CpuDevice other = ComputeDevice.Cpu(1);
        using DeviceTensor two = device.Allocate(1, 2);
        using DeviceTensor three = device.Allocate(1, 3);
        using DeviceTensor elsewhere = other.Allocate(1, 2);
        float[] five = new float[5];

        Says(
            "As many numbers are added as there is room for; 2 and 3 and room for 2 were given.",
            () => TensorOperations.Add(new float[2], new float[3], new float[2]));
        Says(
            "The output may be one of the inputs, but not overlap one in part.",
            () => TensorOperations.Add(five.AsSpan(0, 4), new float[4], five.AsSpan(1, 4)));
        Says(
            "Samples of 2 and of 3 numbers are put together; 4, 3 and room for 7 numbers are no such batch.",
            () => TensorOperations.Concat(new float[4], 2, new float[3], 3, new float[7]));
        Says(
            "Samples cannot be put together in memory that holds one of the two.",
            () => TensorOperations.Concat(five.AsSpan(0, 2), 2, new float[3], 3, five));
        Says("One number or more is added; the input is empty.", () => TensorOperations.Add([], [], []));
        Says(
            "Batches of one sample or more are put together; the input is empty.",
            () => TensorOperations.Concat([], 2, [], 3, []));
        Says(
            $"{device.Name} adds tensors of one shape; [1, 2] and [1, 3] to [1, 2] were given.",
            () => device.Add(two, three, two));
        Says(
            $"{device.Name} puts samples one behind the other; [1, 2] and [1, 2] to [1, 3] were given.",
            () => device.Concat(two, two, three));
        Says(
            $"{device.Name} was given a tensor of another device, {other.Name}: allocate it with this one.",
            () => device.Add(two, elsewhere, two));
        Says("Activations are None, Relu", () => TensorOperations.Add(five, five, five, (Activation)99));
    }

    private static void Says(string message, Action act) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);
}
