using System;
using System.Linq;
using BalancedKernels.CompilerServices;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Operations;

/// <summary>Finite inputs of any size are within the bound, on the CPU.</summary>
public sealed class HugeNumberTests : IDisposable
{
    private readonly CpuDevice device = ComputeDevice.Cpu(1);

    public void Dispose() => device.Dispose();

    [Theory]
    [MemberData(nameof(HugeNumbers.Norms), MemberType = typeof(HugeNumbers))]
    public void A_norm_of_huge_numbers_is_within_its_bound(NormKind kind, int features, float size) =>
        Check(HugeNumbers.Norm(kind, features), HugeNumbers.Of(features, size));

    [Theory]
    [InlineData(1e-20f)]
    [InlineData(1e-25f)]
    [InlineData(1e-38f)]
    public void A_norm_of_tiny_numbers_without_much_epsilon_is_within_its_bound(float size)
    {
        Check(HugeNumbers.Norm(NormKind.Layer, 71, epsilon: 1e-300), HugeNumbers.Of(71, size));
        Check(HugeNumbers.Norm(NormKind.RootMeanSquare, 71, epsilon: 1e-60), HugeNumbers.Of(71, size));
        Check(HugeNumbers.Norm(NormKind.Layer, 71), HugeNumbers.Of(71, size));
    }

    [Fact]
    public void The_case_that_gave_0_gives_what_it_should()
    {
        NormDescription norm = HugeNumbers.Norm(NormKind.RootMeanSquare, 4);
        using CpuOperationEngine engine = CpuOperationEngine.Create(device, norm, ScaleShift.From([1, 1, 1, 1], []));
        float[] output = new float[4];

        engine.Forward([1e20f, -1e20f, 1e20f, -1e20f], output);

        Assert.Equal([1f, -1, 1, -1], output);
    }

    [Fact]
    public void Numbers_that_are_not_finite_stay_so()
    {
        using CpuOperationEngine layer = CpuOperationEngine.Create(
            device, HugeNumbers.Norm(NormKind.Layer, 3), ScaleShift.From([1, 1, 1], [0, 0, 0]));
        using CpuOperationEngine rms = CpuOperationEngine.Create(
            device, HugeNumbers.Norm(NormKind.RootMeanSquare, 3), ScaleShift.From([1, 1, 1], []));
        float[] output = new float[3];

        layer.Forward([1, float.NaN, 2], output);
        Assert.All(output, number => Assert.Equal(float.NaN, number));
        layer.Forward([1, float.PositiveInfinity, 2], output);
        Assert.All(output, number => Assert.Equal(float.NaN, number));
        rms.Forward([1, float.NegativeInfinity, 2], output);
        Assert.Equal([0f, float.NaN, 0], output);
    }

    [Theory]
    [InlineData(1e20f)]
    [InlineData(1.6e38f)]
    public void A_softmax_of_huge_numbers_is_within_its_bound(float size)
    {
        float[] input = HugeNumbers.Of(37, size);
        Check(new SoftmaxDescription("Softmax", 37, Logarithm: false), input);
        Check(new SoftmaxDescription("Softmax", 37, Logarithm: true), input);
        Check(
            new SoftmaxDescription("Softmax", 37, Logarithm: false),
            [.. input.Select(number => number / size * float.MaxValue)]);
    }

    [Fact]
    public void A_batch_norm_whose_factor_or_summand_is_infinite_is_refused()
    {
        BatchNormDescription norm = new("Bn", new SampleShape(2), 1e-5);
        Assert.Equal(
            "memory: 'bn' of layer 'Bn' gives Infinity for channel 1, weight / sqrt(running_var + epsilon); load with LoadOptions.AllowNonFinite if that is meant.",
            Assert.Throws<WeightsException>(() => Load([1, 3e38f], [0, 0])).Message);
        Assert.Equal(
            "memory: 'bn' of layer 'Bn' gives -Infinity for channel 0, bias - running_mean * weight / sqrt(running_var + epsilon); load with LoadOptions.AllowNonFinite if that is meant.",
            Assert.Throws<WeightsException>(() => Load([1, 1], [3e38f, 0])).Message);
        Assert.Equal(
            float.PositiveInfinity, Load([1, 3e38f], [0, 0], new LoadOptions { AllowNonFinite = true }).Scale.Span[1]);

        ScaleShift Load(float[] weight, float[] mean, LoadOptions? options = null)
        {
            SafetensorsWriter writer = new();
            writer.Add("bn.weight", weight, [2]);
            writer.Add("bn.bias", new float[2], [2]);
            writer.Add("bn.running_mean", mean, [2]);
            writer.Add("bn.running_var", new float[2], [2]);
            using SafetensorsFile file = Weights.RoundTripTests.Reopen(writer);
            return ScaleShift.Load(file, "bn", norm, options);
        }
    }

    private void Check(OperationDescription operation, float[] input)
    {
        using LayerEngine engine = OperationCases.Create(operation, device);
        float[] output = new float[operation.Outputs];
        engine.Forward(input, output);

        ReferenceOutput expected = OperationReference.Compute(operation, input, OperationCases.Weights(operation));
        ReferenceComparison found = expected.Compare(output);
        Assert.True(
            found.IsWithin,
            found.IsWithin
                ? string.Empty
                : $"{operation}: number {found.FirstOutside} is {output[found.FirstOutside]:R}, expected {expected.Values[found.FirstOutside]:R} within {expected.Bounds[found.FirstOutside]:R}.");
    }
}
