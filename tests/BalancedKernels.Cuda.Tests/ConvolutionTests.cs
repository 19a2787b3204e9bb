using BalancedKernels.Cuda.Tests.Layers;
using BalancedKernels.Gpu.Testing.Driver;

namespace BalancedKernels.Cuda.Tests;

/// <summary>Convolutions by the kernels of their matrix, those for tensor cores included.</summary>
public sealed class ConvolutionTests : StubTests
{
    private const int Height = 3;
    private const int Width = 4;

    private readonly ConvolutionDescription description = ImageLayer.Descriptions[0];
    private readonly LinearWeights weights;

    public ConvolutionTests() => weights = Numbers.Weights(description.Matrix);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Positions_on_tensor_cores_agree_with_the_reference(int batch)
    {
        using ImageLayer layer = ImageLayer.Create(weights, Device);
        float[] input = Numbers.Vector(batch * description.InChannels * Height * Width);
        float[] output = new float[batch * description.OutChannels * Height * Width];
        InterpretedKernels.While(() => layer.Forward(input, output, Height, Width));
        Check(
            ConvolutionReference.ComputeOnTensorCores(weights, description, input, Height, Width),
            output,
            description.Name);
    }

    [Fact]
    public void Too_few_positions_for_tensor_cores_agree_with_the_reference()
    {
        using ImageLayer layer = ImageLayer.Create(weights, Device);
        float[] input = Numbers.Vector(description.InChannels * 2);
        float[] output = new float[description.OutChannels * 2];
        InterpretedKernels.While(() => layer.Forward(input, output, 1, 2));
        Check(ConvolutionReference.Compute(weights, description, input, 1, 2), output, description.Name);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Groups_of_images_of_one_size_agree_with_the_reference(int batch)
    {
        ConvolutionDescription grouped = FixedImageLayer.Descriptions[0];
        LinearWeights own = Numbers.Weights(grouped.Matrix);
        using FixedImageLayer layer = FixedImageLayer.Create(own, Device);
        float[] input = Numbers.Vector(batch * layer.Inputs);
        float[] output = new float[batch * layer.Outputs];
        InterpretedKernels.While(() => layer.Forward(input, output));
        Check(ConvolutionReference.ComputeOnTensorCores(own, grouped, input, Height, Width), output, grouped.Name);
    }

    [Fact]
    public void A_captured_convolution_gives_what_the_call_gives()
    {
        using ImageLayer layer = ImageLayer.Create(weights, Device);
        using DeviceTensor from = Device.Allocate(2, description.InChannels * Height * Width);
        using DeviceTensor to = Device.Allocate(2, description.OutChannels * Height * Width);
        float[] input = Numbers.Vector(2 * from.Features);
        float[] output = new float[2 * to.Features];
        InterpretedKernels.While(() =>
        {
            using CapturedWork forward = Device.Capture(() => layer.Forward(from, to, Height, Width));
            from.CopyFrom(input);
            forward.Run();
            to.CopyTo(output);
        });
        Check(
            ConvolutionReference.ComputeOnTensorCores(weights, description, input, Height, Width),
            output,
            description.Name);
    }

    [Fact]
    public void A_captured_convolution_gives_the_same_after_calls_of_other_sizes()
    {
        using ImageLayer layer = ImageLayer.Create(weights, Device);
        using DeviceTensor from = Device.Allocate(2, description.InChannels * Height * Width);
        using DeviceTensor to = Device.Allocate(2, description.OutChannels * Height * Width);
        float[] input = Numbers.Vector(2 * from.Features);
        float[] before = new float[2 * to.Features];
        float[] after = new float[2 * to.Features];
        InterpretedKernels.While(() =>
        {
            using CapturedWork forward = Device.Capture(() => layer.Forward(from, to, Height, Width));
            from.CopyFrom(input);

            // The places of the captured call's columns and positions stand where those of this one do.
            layer.Forward(new float[description.InChannels * 10], new float[description.OutChannels * 10], 5, 2);
            forward.Run();
            to.CopyTo(before);

            // Here the memory grows.
            layer.Forward(new float[description.InChannels * 40], new float[description.OutChannels * 40], 5, 8);
            forward.Run();
            to.CopyTo(after);
        });
        Check(
            ConvolutionReference.ComputeOnTensorCores(weights, description, input, Height, Width),
            before,
            description.Name);
        Assert.Equal(before, after);
    }

    // As many sizes as are kept, the first of them in the work, and one that is new there: it must not push the first
    // out.
    [Fact]
    public void Work_of_an_old_size_and_a_new_one_is_captured()
    {
        using ImageLayer layer = ImageLayer.Create(weights, Device);
        for (int width = 1; width <= 64; width++)
            layer.Forward(
                new float[description.InChannels * width], new float[description.OutChannels * width], 1, width);

        using DeviceTensor from = Device.Allocate(1, description.InChannels);
        using DeviceTensor to = Device.Allocate(1, description.OutChannels);
        using DeviceTensor newFrom = Device.Allocate(1, description.InChannels * 65);
        using DeviceTensor newTo = Device.Allocate(1, description.OutChannels * 65);
        using CapturedWork work = Device.Capture(() =>
        {
            layer.Forward(from, to, 1, 1);
            layer.Forward(newFrom, newTo, 1, 65);
        });
        Assert.Null(Record.Exception(work.Run));
    }
}
