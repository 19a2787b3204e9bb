using System;
using System.Linq;
using BalancedKernels.Gpu.CompilerServices;

namespace BalancedKernels.Gpu.Tests;

/// <summary>What kernels compute a number at a time: the same code runs on this CPU.</summary>
public sealed class GpuArithmeticTests
{
    [Fact]
    public void Every_half_is_widened_exactly_without_hardware_for_it()
    {
        for (uint bits = 0; bits <= ushort.MaxValue; bits++)
        {
            float expected = (float)BitConverter.UInt16BitsToHalf((ushort)bits);

            // The upper half of the word belongs to another weight.
            float widened = PortableOps.Float16(bits | 0xABCD0000u);
            Assert.True(widened.Equals(expected), $"0x{bits:X4} is {expected}, not {widened}");
        }
    }

    [Theory]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Gelu)]
    [InlineData(Activation.GeluTanh)]
    [InlineData(Activation.Silu)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Tanh)]
    public void Activations_agree_with_the_reference_far_beyond_where_they_bend(Activation activation)
    {
        float[] inputs = [.. Enumerable.Range(-40_000, 80_001).Select(step => step / 400f), -1e30f, 1e30f];
        float[] outputs = [.. inputs.Select(x => Apply(activation, x))];

        // A layer of one weight of one is its activation.
        LinearDescription one =
            new("One", 1, 1, new BalancedPattern(32, 32), WeightType.Float32, Bias: false, activation);
        ReferenceOutput expected = LinearReference.Compute([1f], [], one, inputs);
        ReferenceComparison found = expected.Compare(outputs);

        Assert.True(
            found.IsWithin,
            found.IsWithin
                ? string.Empty
                : $"{activation} of {inputs[found.FirstOutside]} is {outputs[found.FirstOutside]}, expected {expected.Values[found.FirstOutside]} within {expected.Bounds[found.FirstOutside]}.");
    }

    [Theory]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Gelu)]
    [InlineData(Activation.GeluTanh)]
    [InlineData(Activation.Silu)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Tanh)]
    public void NaN_stays_NaN(Activation activation) => Assert.True(float.IsNaN(Apply(activation, float.NaN)));

    private static float Apply(Activation activation, float x) => activation switch
    {
        Activation.Relu => GpuActivation.Relu(x),
        Activation.Gelu => GpuActivation.Gelu(x),
        Activation.GeluTanh => GpuActivation.GeluTanh(x),
        Activation.Silu => GpuActivation.Silu(x),
        Activation.Sigmoid => GpuActivation.Sigmoid(x),
        Activation.Tanh => GpuActivation.Tanh(x),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no such activation."),
    };
}
