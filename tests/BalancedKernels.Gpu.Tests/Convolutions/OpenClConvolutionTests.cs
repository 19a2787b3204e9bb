using BalancedKernels.Gpu.Tests.Devices;

namespace BalancedKernels.Gpu.Tests.Convolutions;

/// <summary>Convolutions on a real OpenCL driver.</summary>
public sealed class OpenClConvolutionTests(OpenClFixture opened) : IClassFixture<OpenClFixture>
{
    [Fact]
    public void A_sparse_convolution_agrees_with_the_reference()
    {
        using LayerEngine engine = GpuConvolutionEngine.Create<FixedEdges>(opened.DeviceOrSkip(), ConvolutionCheck.Weights(FixedEdges.Description));
        ConvolutionCheck.Run(engine, FixedEdges.Description, 7, 6);
    }

    [Fact]
    public void A_dense_convolution_agrees_with_the_reference()
    {
        using LayerEngine engine = GpuConvolutionEngine.Create<FreeShapes>(opened.DeviceOrSkip(), ConvolutionCheck.Weights(FreeShapes.Description));
        ConvolutionCheck.Run(engine, FreeShapes.Description, 20, 13);
    }

    [Fact]
    public void A_convolution_of_mirrored_sequences_agrees_with_the_reference()
    {
        using LayerEngine engine = GpuConvolutionEngine.Create<MirroredBeats>(opened.DeviceOrSkip(), ConvolutionCheck.Weights(MirroredBeats.Description));
        ConvolutionCheck.Run(engine, MirroredBeats.Description, 1, 100);
    }

    [Fact]
    public void Images_that_are_written_one_by_one_agree_with_the_reference()
    {
        using LayerEngine engine = GpuConvolutionEngine.Create<FixedFields>(opened.DeviceOrSkip(), ConvolutionCheck.Weights(FixedFields.Description));
        ConvolutionCheck.Run(engine, FixedFields.Description, 48, 48);
    }

    [Fact]
    public void A_convolution_in_groups_agrees_with_the_reference()
    {
        using LayerEngine engine = GpuConvolutionEngine.Create<PairedGaps>(opened.DeviceOrSkip(), ConvolutionCheck.Weights(PairedGaps.Description));
        ConvolutionCheck.Run(engine, PairedGaps.Description, 19, 23);
        ConvolutionCheck.Run(engine, PairedGaps.Description, 4, 5);
    }

    [Fact]
    public void A_convolution_of_patches_agrees_with_the_reference()
    {
        using LayerEngine engine = GpuConvolutionEngine.Create<Patches>(opened.DeviceOrSkip(), ConvolutionCheck.Weights(Patches.Description));
        ConvolutionCheck.Run(engine, Patches.Description, 8, 10);
    }

    [Fact]
    public void A_depthwise_convolution_agrees_with_the_reference()
    {
        using LayerEngine engine = GpuDepthwiseEngine.Create<Depthwise>(opened.DeviceOrSkip(), ConvolutionCheck.Weights(Depthwise.Description));
        ConvolutionCheck.Run(engine, Depthwise.Description, 21, 34);
    }
}
