using System;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Testing;

namespace BalancedKernels.Gpu.Tests.Operations;

/// <summary>Makes operations on GPUs, and compares what they give with the reference.</summary>
internal static class GpuOperations
{
    public static GpuOperationEngine Create(OperationDescription operation, GpuDevice device) => operation switch
    {
        NormDescription norm => GpuOperationEngine.Create(device, norm, OperationCases.Weights(norm)!),
        BatchNormDescription norm => GpuOperationEngine.Create(device, norm, OperationCases.Weights(norm)!),
        _ => GpuOperationEngine.Create(device, operation),
    };

    /// <summary>Runs one sample of finite numbers whose sums or squares no float holds.</summary>
    public static void RunHuge(NormKind kind, int features, float size, GpuDevice device)
    {
        NormDescription norm = HugeNumbers.Norm(kind, features);
        using GpuOperationEngine engine = Create(norm, device);
        float[] input = HugeNumbers.Of(features, size);
        float[] output = new float[features];
        engine.Forward(input, output);
        Check(norm, input, output);
    }

    /// <summary>Runs a batch from host memory and again between tensors.</summary>
    public static void Run(string name, GpuDevice device)
    {
        const int Batch = 2;
        OperationDescription operation = OperationCases.Named(name);
        using GpuOperationEngine engine = Create(operation, device);
        using DeviceTensor from = device.Allocate(Batch, operation.Inputs);
        using DeviceTensor to = device.Allocate(Batch, operation.Outputs);
        float[] input = OperationCases.Numbers(Batch * operation.Inputs, seed: 11);
        float[] output = new float[Batch * operation.Outputs];
        float[] fromTensor = new float[output.Length];
        Array.Fill(output, float.NaN);

        engine.Forward(input, output);
        from.CopyFrom(input);
        engine.Forward(from, to);
        to.CopyTo(fromTensor);

        Check(operation, input, output);
        Assert.Equal(output, fromTensor);
    }

    public static void Check(OperationDescription operation, float[] input, float[] output)
    {
        ReferenceOutput expected = OperationReference.Compute(operation, input, OperationCases.Weights(operation));
        ReferenceComparison found = expected.Compare(output);
        if (!found.IsWithin)
            Assert.Fail(
                $"{operation}: number {found.FirstOutside} is {output[found.FirstOutside]:R}, expected {expected.Values[found.FirstOutside]:R} within {expected.Bounds[found.FirstOutside]:R}.");
    }
}
