using System;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Tests;

namespace BalancedKernels.Compiler.Tests.Operations;

/// <summary>The text of layers without a weight matrix.</summary>
public sealed class OperationTextTests
{
    [Fact]
    public void A_pooling_layer_for_the_CPU() => Snapshot.Verify(
        Write(
            new PoolDescription(
                "Pool1",
                PoolKind.Max,
                new SampleShape(64, 112, 112),
                new PoolWindow(3, 2, 1),
                new PoolWindow(3, 2, 1))), "Pool");

    [Fact]
    public void A_norm_for_the_CPU_and_GPUs() => Snapshot.Verify(
        Write(new NormDescription("Norm1", NormKind.Layer, 768, 1e-5, Bias: true), gpu: true), "Norm");

    [Theory]
    [
        InlineData(
            "AdaptivePool",
            "Adaptive average pooling of each channel to 3 x 2, [batch, 8, 10, 12] to [batch, 8, 3, 2].")]
    [InlineData("LogSoftmax", "Log-softmax over each sample, [batch, 10] to [batch, 10].")]
    [InlineData("RmsNorm", "RMS norm over each sample, epsilon 1E-06, [batch, 2048] to [batch, 2048].")]
    [InlineData("BatchNorm", "Batch norm of 8 channels, epsilon 1E-05, [batch, 8, 10, 12] to [batch, 8, 10, 12].")]
    [InlineData("Embedding", "Embedding with a vocabulary of 50257, [batch, 16] to [batch, 16, 768].")]
    [InlineData("Flatten", "Flattening of each sample to one vector, [batch, 8, 10, 12] to [batch, 960].")]
    [InlineData(
        "PixelShuffle",
        "Pixel shuffle: each 4 channels become one that is 2 times as high and wide, [batch, 8, 10, 12] to [batch, 2, 20, 24].")]
    [InlineData("Activation", "Relu of each value, [batch, 8, 10, 12] to [batch, 8, 10, 12].")]
    [InlineData("AverageSignal", "Average pooling, window 4, stride 2, padding 1, [batch, 8, 100] to [batch, 8, 50].")]
    public void What_a_layer_does_is_said_with_its_shapes(string name, string sentence) =>
        Assert.Contains($"/// <para>{sentence}</para>", Write(Named(name)), StringComparison.Ordinal);

    private static OperationDescription Named(string name)
    {
        SampleShape image = new(8, 10, 12);
        return name switch
        {
            "AdaptivePool" => new AdaptivePoolDescription(name, image, 3, 2),
            "LogSoftmax" => new SoftmaxDescription(name, 10, Logarithm: true),
            "RmsNorm" => new NormDescription(name, NormKind.RootMeanSquare, 2048, 1e-6, Bias: false),
            "BatchNorm" => new BatchNormDescription(name, image, 1e-5),
            "Embedding" => new EmbeddingDescription(name, 50257, 768, 16, WeightType.Float16),
            "Flatten" => new FlattenDescription(name, image),
            "PixelShuffle" => new PixelShuffleDescription(name, image, 2),
            "Activation" => new ActivationDescription(name, image, Activation.Relu),
            _ =>
                new PoolDescription(
                    name, PoolKind.Average, new SampleShape(8, 100), PoolWindow.One, new PoolWindow(4, 2, 1)),
        };
    }

    private static string Write(OperationDescription operation, bool gpu = false)
    {
        OperationModel layer =
            new(new TypeShell("Networks", default, operation.Name, $"Networks.{operation.Name}"), operation, gpu);
        return Assert.Single(LayerCompiler.Compile(layer)).Text;
    }
}
