using System;
using BalancedKernels.Gpu.Tests.Devices;

namespace BalancedKernels.Gpu.Tests.Convolutions;

/// <summary>Convolutions as a user has them, on a GPU that ILGPU simulates.</summary>
public sealed class SimulatedConvolutionTests(SimulatedFixture opened) : IClassFixture<SimulatedFixture>
{
    [Fact]
    public void A_convolution_made_on_a_GPU_runs_there()
    {
        ConvolutionDescription layer = FixedEdges.Description;
        using FixedEdges edges = FixedEdges.Create(ConvolutionCheck.Weights(layer), opened.Device);
        float[] input = ConvolutionCheck.Images(layer, 7, 6);
        float[] output = new float[2 * edges.Outputs];
        edges.Forward(input, output);

        Assert.Same(opened.Device, edges.Device);
        Assert.True(edges.PackedBytes > 0);
        ConvolutionCheck.Check(layer, input, output, 7, 6);
    }

    [Fact]
    public void Positions_that_do_not_fit_at_once_are_computed_in_turn()
    {
        ConvolutionDescription layer = FixedEdges.Description;
        using GpuImageEngine engine = new(
            opened.Device, layer, new GpuConvolutionProduct<FixedEdges>(opened.Device, layer, ConvolutionCheck.Weights(layer), mostColumns: 1));
        ConvolutionCheck.Run(engine, layer, 7, 6);
    }

    [Fact]
    public void Images_of_any_size_are_taken_in_turn()
    {
        ConvolutionDescription layer = FreeShapes.Description;
        using LayerEngine engine = GpuConvolutionEngine.Create<FreeShapes>(opened.Device, ConvolutionCheck.Weights(layer));
        foreach ((int height, int width) in new[] { (3, 4), (5, 2), (3, 4) })
            ConvolutionCheck.Run(engine, layer, height, width);
    }

    [Fact]
    public void Mirrored_sequences_in_groups_agree_with_the_reference()
    {
        using LayerEngine engine = GpuConvolutionEngine.Create<MirroredBeats>(opened.Device, ConvolutionCheck.Weights(MirroredBeats.Description));
        ConvolutionCheck.Run(engine, MirroredBeats.Description, 1, 11);
    }

    [Fact]
    public void A_depthwise_convolution_agrees_with_the_reference()
    {
        using LayerEngine engine = GpuDepthwiseEngine.Create<Depthwise>(opened.Device, ConvolutionCheck.Weights(Depthwise.Description));
        ConvolutionCheck.Run(engine, Depthwise.Description, 6, 5);
    }

    [Fact]
    public void Bad_calls_are_refused()
    {
        ConvolutionDescription layer = FreeShapes.Description;
        using LayerEngine engine = GpuConvolutionEngine.Create<FreeShapes>(opened.Device, ConvolutionCheck.Weights(layer));

        Assert.Contains("was given inputs of 0 x 1; write 1 or more", Assert.Throws<ArgumentException>(() => engine.Forward([], [], 0, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("23 numbers are no whole batch", Assert.Throws<ArgumentException>(() => engine.Forward(new float[23], new float[1], 3, 4)).Message, StringComparison.Ordinal);
        Assert.Contains("was compiled for", Assert.Throws<ArgumentException>(() => GpuConvolutionEngine.Create<FreeShapes>(opened.Device, ConvolutionCheck.Weights(FixedEdges.Description))).Message, StringComparison.Ordinal);
        engine.Dispose();
        engine.Dispose();
        Assert.Throws<ObjectDisposedException>(() => engine.Forward(new float[24], new float[9 * 2 * 6], 3, 4));
    }
}
