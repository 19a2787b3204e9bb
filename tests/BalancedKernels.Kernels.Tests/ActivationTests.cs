using System;
using System.Collections.Generic;
using System.Runtime.Intrinsics;
using BalancedKernels.CompilerServices;

namespace BalancedKernels.Kernels.Tests;

public class ActivationTests
{
    private static readonly Dictionary<Activation, Func<Vector512<float>, Vector512<float>>> Kernels = new()
    {
        [Activation.Relu] = CpuActivations.Relu,
        [Activation.Gelu] = CpuActivations.Gelu,
        [Activation.GeluTanh] = CpuActivations.GeluTanh,
        [Activation.Silu] = CpuActivations.Silu,
        [Activation.Sigmoid] = CpuActivations.Sigmoid,
        [Activation.Tanh] = CpuActivations.Tanh,
    };

    // The largest error that the documentation of CpuActivations promises, in units of 2^-24 of: the
    // result itself for Sigmoid and Tanh, |x| for those that scale x by a factor between 0 and 1.
    [Theory]
    [InlineData(Activation.Relu, 0)]
    [InlineData(Activation.Gelu, 6)]
    [InlineData(Activation.GeluTanh, 5)]
    [InlineData(Activation.Silu, 3)]
    [InlineData(Activation.Sigmoid, 4)]
    [InlineData(Activation.Tanh, 4)]
    public void The_documented_error_holds_for_floats_of_every_size(Activation activation, double units)
    {
        double worst = 0;
        float worstAt = 0;
        float[] at = new float[16];
        float[] results = new float[16];

        // Every 1,009th float from -100 to 100, a prime step so that low bits of all kinds come up.
        uint end = BitConverter.SingleToUInt32Bits(100f);
        for (uint bits = 0; bits < end; bits += 16 * 1009 / 2)
        {
            for (int i = 0; i < 16; i++)
            {
                float size = BitConverter.UInt32BitsToSingle(Math.Min(end, bits + ((uint)(i / 2) * 1009)));
                at[i] = i % 2 == 0 ? size : -size;
            }

            Kernels[activation](Vector512.Create(at)).CopyTo(results);
            for (int i = 0; i < 16; i++)
            {
                double exact = ActivationReference.Apply(activation, at[i]);
                double scale = activation is Activation.Sigmoid or Activation.Tanh
                    ? Math.Abs(exact)
                    : Math.Abs((double)at[i]);

                // Below the smallest normal float there are no 24 bits to be right in.
                double error = Math.Abs(results[i] - exact) / Math.Max(scale, 1.2e-38) * (1 << 24);
                if (!(error <= worst))
                    (worst, worstAt) = (error, at[i]);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{activation}: {worst:F2} * 2^-24 at {worstAt:R}");
        Assert.True(worst <= units, $"{activation}: {worst:F2} * 2^-24 off at {worstAt:R}; {units} are promised.");
    }

    [Fact]
    public void The_exponential_function_keeps_its_documented_error_down_to_zero()
    {
        double worst = 0;
        for (uint bits = 0; bits < BitConverter.SingleToUInt32Bits(104f); bits += 1009)
        {
            float x = -BitConverter.UInt32BitsToSingle(bits);
            double exact = Math.Exp(x);
            double error = Math.Abs(
                CpuExponential.OfNegative(Vector256.Create(x))[0] - exact) / Math.Max(exact, 1.2e-38) * (1 << 24);
            worst = error <= worst ? worst : error;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{worst:F2} * 2^-24");
        Assert.True(worst <= 2, $"{worst:F2} * 2^-24 off; 2 are promised.");
        Assert.Equal(0, CpuExponential.OfNegative(Vector256.Create(float.NegativeInfinity))[0]);
        Assert.True(float.IsNaN(CpuExponential.OfNegative(Vector256.Create(float.NaN))[0]));
    }

    [Theory]
    [InlineData(Activation.Relu, 0, float.PositiveInfinity)]
    [InlineData(Activation.Gelu, 0, float.PositiveInfinity)]
    [InlineData(Activation.GeluTanh, 0, float.PositiveInfinity)]
    [InlineData(Activation.Silu, 0, float.PositiveInfinity)]
    [InlineData(Activation.Sigmoid, 0, 1)]
    [InlineData(Activation.Tanh, -1, 1)]
    public void Far_out_every_activation_lies_flat_or_follows_its_line(Activation activation, float left, float right)
    {
        foreach (float far in new[] { 250f, 1e10f, 1e30f, float.MaxValue, float.PositiveInfinity })
        {
            Assert.Equal(left, Apply(activation, -far));
            Assert.Equal(float.IsInfinity(right) ? far : right, Apply(activation, far));
        }
    }

    [Fact]
    public void NaN_stays_NaN_in_every_activation()
    {
        foreach (Activation activation in Kernels.Keys)
            Assert.True(
                float.IsNaN(Apply(activation, float.NaN)),
                $"{activation} makes {Apply(activation, float.NaN)} of NaN.");
    }

    private static float Apply(Activation activation, float x) =>
        Kernels[activation](Vector512.Create(x)).GetElement(5);
}
