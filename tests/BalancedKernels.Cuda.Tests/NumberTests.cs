using System;
using System.Globalization;
using System.Linq;
using BalancedKernels.Cuda.Tests.Driver;
using BalancedKernels.Cuda.Tests.Layers;

namespace BalancedKernels.Cuda.Tests;

/// <summary>The whole way of numbers: packed, copied, computed by the kernels that were dispatched, and copied back.</summary>
public sealed class NumberTests : StubTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(33)]
    public void Forward_agrees_with_the_reference(int batch)
    {
        LinearWeights weights = Numbers.Weights(HalfLayer.Description);
        using HalfLayer layer = HalfLayer.Create(weights, Device);
        Check(layer, weights, HalfLayer.Description, batch);

        // A batch that is smaller than what there is room for by now.
        Check(layer, weights, HalfLayer.Description, 1);
    }

    [Fact]
    public void Groups_that_share_out_columns_agree_with_the_reference()
    {
        LinearWeights weights = Numbers.Weights(LongLayer.Description);
        using LongLayer layer = LongLayer.Create(weights, Device);

        Check(layer, weights, LongLayer.Description, 8);

        // The counters of who is done must be back at zero.
        Check(layer, weights, LongLayer.Description, 8);
    }

    private void Check(ILayer layer, LinearWeights weights, LinearDescription description, int batch)
    {
        // Kernels for tensor cores round inputs to 16 bits: these have no more, so the bound of single precision holds.
        float[] input = [.. Numbers.Vector(batch * description.Inputs).Select(number => MathF.Round(number * 128) / 128)];
        float[] output = new float[batch * description.Outputs];
        InterpretedKernels.TurnOn();
        try
        {
            layer.Forward(input, output);
        }
        finally
        {
            InterpretedKernels.TurnOff();
        }

        InterpretedKernels.Check();
        ReferenceOutput expected = LinearReference.Compute(weights, description.Activation, input);
        ReferenceComparison found = expected.Compare(output);
        Assert.True(found.IsWithin, found.IsWithin ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{description.Name}, batch {batch}: output {found.FirstOutside} is {output[found.FirstOutside]}, expected {expected.Values[found.FirstOutside]} within {expected.Bounds[found.FirstOutside]}."));
    }
}
