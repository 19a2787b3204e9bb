using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Testing;

namespace BalancedKernels.Gpu.Tests.Convolutions;

/// <summary>Convolutions on a real OpenCL driver.</summary>
public sealed class OpenClConvolutionTests(OpenClFixture opened) : IClassFixture<OpenClFixture>
{
    [Fact]
    public void A_sparse_convolution_agrees_with_the_reference()
    {
        Agrees<FixedEdges>(7, 6);
    }

    [Fact]
    public void A_dense_convolution_agrees_with_the_reference()
    {
        Agrees<FreeShapes>(20, 13);
    }

    [Fact]
    public void A_convolution_of_mirrored_sequences_agrees_with_the_reference()
    {
        Agrees<MirroredBeats>(1, 100);
    }

    [Fact]
    public void Images_that_are_written_one_by_one_agree_with_the_reference()
    {
        Agrees<FixedFields>(48, 48);
    }

    [Fact]
    public void A_convolution_in_groups_agrees_with_the_reference()
    {
        Agrees<PairedGaps>(19, 23);
    }

    [Fact]
    public void A_convolution_of_patches_agrees_with_the_reference()
    {
        Agrees<Patches>(8, 10);
    }

    [Fact]
    public void A_depthwise_convolution_agrees_with_the_reference()
    {
        using LayerEngine engine = GpuDepthwiseEngine.Create<Depthwise>(
            opened.DeviceOrSkip(), ConvolutionCheck.Weights(Depthwise.Descriptions[0]));
        ConvolutionCheck.Run(engine, Depthwise.Descriptions[0], 21, 34);
    }

    private void Agrees<TLayer>(int height, int width)
        where TLayer : IGpuLinear, IConvolution
    {
        using LayerEngine engine =
            GpuConvolutionEngine.Create<TLayer>(opened.DeviceOrSkip(), ConvolutionCheck.Weights(TLayer.Convolution));
        ConvolutionCheck.Run(engine, TLayer.Convolution, height, width);
    }
}
