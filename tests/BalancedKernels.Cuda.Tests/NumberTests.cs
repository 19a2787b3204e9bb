using BalancedKernels.Cuda.Tests.Layers;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Testing.Driver;

namespace BalancedKernels.Cuda.Tests;

/// <summary>
/// The whole way of numbers: packed, copied, computed by the kernels that were dispatched, and copied back.
/// </summary>
public sealed class NumberTests : StubTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(33)]
    public void Forward_agrees_with_the_reference(int batch)
    {
        LinearWeights weights = Numbers.Weights(HalfLayer.Descriptions[0]);
        using HalfLayer layer = HalfLayer.Create(weights, Device);
        Check(layer, weights, batch);

        // A batch that is smaller than what there is room for by now.
        Check(layer, weights, 1);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(33)]
    public void Pairs_of_every_four_agree_with_the_reference(int batch)
    {
        LinearWeights weights = Numbers.Weights(PairedLayer.Descriptions[0]);
        using PairedLayer layer = PairedLayer.Create(weights, Device);

        Check(layer, weights, batch);
    }

    [Fact]
    public void Groups_that_share_out_columns_agree_with_the_reference()
    {
        LinearWeights weights = Numbers.Weights(LongLayer.Descriptions[0]);
        using LongLayer layer = LongLayer.Create(weights, Device);

        Check(layer, weights, 8);

        // Rows that are staged in parts, in shared memory that the launch sizes.
        Check(layer, weights, 5);

        // The counters of who is done must be back at zero.
        Check(layer, weights, 8);
        Check(layer, weights, 40);
    }

    private void Check<TLayer>(TLayer layer, LinearWeights weights, int batch)
        where TLayer : IGpuLinear, ILayer
    {
        LinearDescription description = TLayer.Description;
        float[] input = Numbers.Vector(batch * description.Inputs);
        float[] output = new float[batch * description.Outputs];
        InterpretedKernels.While(() => layer.Forward(input, output));
        ReferenceOutput expected = TLayer.Plan.Pick(batch, batch, hasTensorCores: true).NeedsTensorCores
            ? LinearReference.ComputeOnTensorCores(weights, description.Activation, input)
            : LinearReference.Compute(weights, description.Activation, input);
        Check(expected, output, $"{description.Name}, batch {batch}");
    }
}
