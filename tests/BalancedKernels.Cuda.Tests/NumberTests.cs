using System.Globalization;
using BalancedKernels.Cuda.Tests.Driver;
using BalancedKernels.Cuda.Tests.Layers;

namespace BalancedKernels.Cuda.Tests;

/// <summary>The whole way of numbers: packed, copied, computed by the kernels that were dispatched, and copied back.</summary>
public sealed class NumberTests : StubTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Forward_agrees_with_the_reference(int batch)
    {
        LinearWeights weights = Numbers.Weights(HalfLayer.Description);
        using HalfLayer layer = HalfLayer.Create(weights, Device);
        Check(layer, weights, batch);

        // A batch that is smaller than what there is room for by now.
        Check(layer, weights, 1);
    }

    private void Check(HalfLayer layer, LinearWeights weights, int batch)
    {
        LinearDescription description = HalfLayer.Description;
        float[] input = Numbers.Vector(batch * description.Inputs);
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
