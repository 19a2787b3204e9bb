using System;

namespace BalancedKernels.Kernels.Tests;

public class ErrorBoundTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_number_that_is_no_number_never_passes(float poison)
    {
        LinearDescription layer = HandPicked.Describe(HandPicked.Plain);
        LinearWeights weights = SeededWeights.For(layer, seed: 2);
        float[] input = SeededWeights.Input(layer, 2, seed: 3);
        ReferenceOutput expected = LinearReference.Compute(weights, layer.Activation, input);
        float[] output = Array.ConvertAll(expected.Values.ToArray(), value => (float)value);
        Assert.True(expected.Compare(output).IsWithin);

        for (int i = 0; i < output.Length; i++)
        {
            float right = output[i];
            output[i] = poison;
            Assert.Equal(i, expected.Compare(output).FirstOutside);
            output[i] = right;
        }
    }

    [Fact]
    public void An_output_that_nobody_wrote_never_passes()
    {
        LinearDescription layer = HandPicked.Describe(HandPicked.Plain);
        float[] input = SeededWeights.Input(layer, 1, seed: 3);
        ReferenceOutput expected = LinearReference.Compute(SeededWeights.For(layer, seed: 2), layer.Activation, input);

        float[] poisoned = new float[layer.Outputs];
        poisoned.AsSpan().Fill(float.NaN);
        Assert.False(expected.Compare(poisoned).IsWithin);
        Assert.False(expected.Compare(new float[layer.Outputs]).IsWithin);
    }

    [Fact]
    public void Dropping_any_one_term_that_matters_fails_the_bound()
    {
        LinearDescription layer = HandPicked.Describe(HandPicked.Plain);
        LinearWeights weights = SeededWeights.For(layer, seed: 4);
        float[] input = SeededWeights.Input(layer, 1, seed: 5);
        float[] dense = weights.ToDense();
        ReferenceOutput expected = LinearReference.Compute(weights, layer.Activation, input);
        int mattered = 0;
        int terms = 0;
        using CpuDevice device = ComputeDevice.Cpu(1);

        // The same term of all rows is dropped at once: each row has its own kept columns and bound.
        for (int column = 0; column < layer.Inputs; column++)
        {
            float[] without = (float[])dense.Clone();
            for (int row = 0; row < layer.Outputs; row++)
                without[(row * layer.Inputs) + column] = 0;

            using ILayer broken = HandPicked.Create(
                HandPicked.Plain, LinearWeights.FromDense(without, weights.Bias.Span, layer), device);
            float[] output = GuardedCall.Forward(broken, input);
            for (int row = 0; row < layer.Outputs; row++)
            {
                double term = Math.Abs((double)dense[(row * layer.Inputs) + column] * input[column]);
                bool outside = !(Math.Abs(output[row] - expected.Values[row]) <= expected.Bounds[row]);

                // Twice the bound: the kernel itself may be off by one of them, the other way.
                Assert.True(
                    outside || term <= 2 * expected.Bounds[row],
                    $"Row {row} without column {column}, a term of {term}, passed a bound of {expected.Bounds[row]}.");
                terms += term > 0 ? 1 : 0;
                mattered += term > 2 * expected.Bounds[row] ? 1 : 0;
            }
        }

        Assert.True(mattered > 0.99 * terms, $"The bound is so wide that only {mattered} of {terms} terms matter.");
    }
}
