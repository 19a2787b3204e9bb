using System;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Tests.Devices;

namespace BalancedKernels.Gpu.Tests.Convolutions;

/// <summary>Convolutions as a user has them, on a GPU that ILGPU simulates.</summary>
public sealed class SimulatedConvolutionTests(SimulatedFixture opened) : IClassFixture<SimulatedFixture>
{
    [Fact]
    public void A_convolution_made_on_a_GPU_runs_there()
    {
        ConvolutionDescription layer = FixedEdges.Descriptions[0];
        using FixedEdges edges = FixedEdges.Create(ConvolutionCheck.Weights(layer), opened.Device);
        float[] input = ConvolutionCheck.Images(layer, 7, 6);
        float[] output = new float[2 * edges.Outputs];
        edges.Forward(input, output);

        Assert.Same(opened.Device, edges.Device);
        Assert.True(edges.PackedBytes > 0);
        ConvolutionCheck.Check(layer, input, output, 7, 6);
    }

    [Fact]
    public void Images_and_positions_that_do_not_fit_at_once_are_computed_in_turn()
    {
        using GpuImageEngine engine = Make<FixedEdges>(mostNumbers: 1);
        ConvolutionCheck.Run(engine, FixedEdges.Descriptions[0], 7, 6);
    }

    [Fact]
    public void Groups_of_positions_that_do_not_fit_at_once_agree_with_the_reference()
    {
        using GpuImageEngine engine = Make<PairedGaps>(mostNumbers: 1);
        ConvolutionCheck.Run(engine, PairedGaps.Descriptions[0], 9, 13);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4 << 20)]
    public void A_single_image_of_the_declared_size_agrees_with_the_reference(int mostNumbers)
    {
        ConvolutionDescription layer = FixedEdges.Descriptions[0];
        using GpuImageEngine engine = Make<FixedEdges>(mostNumbers);
        float[] input = ConvolutionCheck.Images(layer, 7, 6)[..(layer.InChannels * 7 * 6)];
        float[] output = new float[layer.OutChannels * 7 * 6];
        Array.Fill(output, float.NaN);
        engine.Forward(input, output);
        ConvolutionCheck.Check(layer, input, output, 7, 6);

        // Another size than the kernel was written for.
        ConvolutionCheck.Run(engine, layer, 4, 5);
    }

    [Fact]
    public void Columns_that_are_whole_cells_agree_with_the_reference()
    {
        using LayerEngine engine =
            GpuConvolutionEngine.Create<Patches>(opened.Device, ConvolutionCheck.Weights(Patches.Descriptions[0]));
        ConvolutionCheck.Run(engine, Patches.Descriptions[0], 5, 9);
    }

    [Fact]
    public void More_sizes_than_are_kept_are_taken_in_turn()
    {
        ConvolutionDescription layer = Depthwise.Descriptions[0];
        using LayerEngine engine = GpuDepthwiseEngine.Create<Depthwise>(opened.Device, ConvolutionCheck.Weights(layer));
        float[] input = new float[layer.InChannels * 70];
        for (int width = 1; width <= 70; width++)
            engine.Forward(
                input.AsSpan(0, layer.InChannels * width),
                new float[layer.OutChannels * layer.OutputWidth(width)],
                1,
                width);

        ConvolutionCheck.Run(engine, layer, 1, 1);
        ConvolutionCheck.Run(engine, layer, 1, 70);
    }

    [Fact]
    public void A_captured_chain_gives_what_its_layers_give()
    {
        using ChainEdges first = ChainEdges.Create(ConvolutionCheck.Weights(ChainEdges.Descriptions[0]), opened.Device);
        using ChainCorners second =
            ChainCorners.Create(ConvolutionCheck.Weights(ChainCorners.Descriptions[0]), opened.Device);
        using ImageChain chain = ImageChain.Create(
            ChainEdges.Create(ConvolutionCheck.Weights(ChainEdges.Descriptions[0]), opened.Device),
            ChainCorners.Create(ConvolutionCheck.Weights(ChainCorners.Descriptions[0]), opened.Device));
        float[] input = ConvolutionCheck.Images(ChainEdges.Descriptions[0], 3, 4);
        float[] between = new float[2 * first.Outputs];
        float[] expected = new float[2 * second.Outputs];
        float[] output = new float[expected.Length];
        first.Forward(input, between);
        second.Forward(between, expected);

        using DeviceTensor from = opened.Device.Allocate(2, first.Inputs);
        using DeviceTensor to = opened.Device.Allocate(2, second.Outputs);
        using CapturedWork work = opened.Device.Capture(() => chain.Forward(from, to));
        from.CopyFrom(input);
        work.Run();
        to.CopyTo(output);

        Assert.Equal(expected, output);
        ConvolutionCheck.Check(ChainEdges.Descriptions[0], input, between, 3, 4);
    }

    [Fact]
    public void Images_of_any_size_are_taken_in_turn()
    {
        ConvolutionDescription layer = FreeShapes.Descriptions[0];
        using LayerEngine engine =
            GpuConvolutionEngine.Create<FreeShapes>(opened.Device, ConvolutionCheck.Weights(layer));
        foreach ((int height, int width) in new[] { (3, 4), (5, 2), (3, 4) })
            ConvolutionCheck.Run(engine, layer, height, width);
    }

    [Fact]
    public void Mirrored_sequences_in_groups_agree_with_the_reference()
    {
        using LayerEngine engine = GpuConvolutionEngine.Create<MirroredBeats>(
            opened.Device, ConvolutionCheck.Weights(MirroredBeats.Descriptions[0]));
        ConvolutionCheck.Run(engine, MirroredBeats.Descriptions[0], 1, 11);
    }

    [Fact]
    public void A_depthwise_convolution_agrees_with_the_reference()
    {
        using LayerEngine engine =
            GpuDepthwiseEngine.Create<Depthwise>(opened.Device, ConvolutionCheck.Weights(Depthwise.Descriptions[0]));
        ConvolutionCheck.Run(engine, Depthwise.Descriptions[0], 6, 5);
    }

    [Fact]
    public void Bad_calls_are_refused()
    {
        ConvolutionDescription layer = FreeShapes.Descriptions[0];
        using LayerEngine engine =
            GpuConvolutionEngine.Create<FreeShapes>(opened.Device, ConvolutionCheck.Weights(layer));

        Assert.Contains(
            "was given inputs of 0 x 1; write 1 or more",
            Assert.Throws<ArgumentException>(() => engine.Forward([], [], 0, 1)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "23 numbers were given, which is no whole batch",
            Assert.Throws<ArgumentException>(() => engine.Forward(new float[23], new float[1], 3, 4)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "was compiled for",
            Assert.Throws<ArgumentException>(() =>
                GpuConvolutionEngine.Create<FreeShapes>(
                    opened.Device, ConvolutionCheck.Weights(FixedEdges.Descriptions[0]))).Message,
            StringComparison.Ordinal);
        engine.Dispose();
        engine.Dispose();
        Assert.Throws<ObjectDisposedException>(() => engine.Forward(new float[24], new float[9 * 2 * 6], 3, 4));
    }

    private GpuImageEngine Make<TLayer>(int mostNumbers)
        where TLayer : IGpuLinear, IConvolution
    {
        ConvolutionDescription layer = TLayer.Convolution;
        return new GpuImageEngine(
            opened.Device,
            layer,
            new GpuConvolutionProduct<TLayer>(opened.Device, layer, ConvolutionCheck.Weights(layer), mostNumbers));
    }
}
