using System;
using BalancedKernels.CompilerServices;

namespace BalancedKernels.Gpu.Tests.Convolutions;

/// <summary>Runs convolutions on a device and compares them with the reference.</summary>
internal static class ConvolutionCheck
{
    private const int Batch = 2;

    /// <summary>Makes weights from a seed: what a pattern removes is zero.</summary>
    public static LinearWeights Weights(ConvolutionDescription layer)
    {
        Random random = new(7);
        float[] bias = Numbers(random, layer.Bias ? layer.OutChannels : 0);
        return Pruning.MagnitudePruning.Prune(
            Numbers(random, layer.Matrix.Outputs * layer.Matrix.Inputs), bias, layer.Matrix);
    }

    /// <summary>Makes images from a seed.</summary>
    public static float[] Images(ConvolutionDescription layer, int height, int width) =>
        Numbers(new Random(8), Batch * layer.InChannels * height * width);

    /// <summary>Runs a batch from host memory and again between tensors.</summary>
    public static void Run(LayerEngine engine, ConvolutionDescription layer, int height, int width)
    {
        float[] input = Images(layer, height, width);
        float[] output = new float[Batch * layer.OutChannels * layer.OutputHeight(height) * layer.OutputWidth(width)];
        float[] fromTensor = new float[output.Length];
        Array.Fill(output, float.NaN);
        using DeviceTensor from = engine.Device.Allocate(Batch, input.Length / Batch);
        using DeviceTensor to = engine.Device.Allocate(Batch, output.Length / Batch);

        engine.Forward(input, output, height, width);
        from.CopyFrom(input);
        engine.Forward(from, to, height, width);
        to.CopyTo(fromTensor);

        Check(layer, input, output, height, width);
        Assert.Equal(output, fromTensor);
    }

    public static void Check(ConvolutionDescription layer, float[] input, float[] output, int height, int width)
    {
        ReferenceOutput expected = ConvolutionReference.Compute(Weights(layer), layer, input, height, width);
        ReferenceComparison found = expected.Compare(output);
        if (!found.IsWithin)
            Assert.Fail(
                $"{layer.Name}, {height} x {width}: number {found.FirstOutside} is {output[found.FirstOutside]:R}, expected {expected.Values[found.FirstOutside]:R} within {expected.Bounds[found.FirstOutside]:R}.");
    }

    private static float[] Numbers(Random random, int count)
    {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++)
            numbers[i] = (random.NextSingle() * 2) - 1;

        return numbers;
    }
}
