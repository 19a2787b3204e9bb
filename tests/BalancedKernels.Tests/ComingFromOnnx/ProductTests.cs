using System;
using System.Linq;
using BalancedKernels.Tests.Weights;

namespace BalancedKernels.Tests.ComingFromOnnx;

public sealed class ProductTests : IDisposable
{
    private readonly CpuDevice device = ComputeDevice.Cpu(1);

    [Fact]
    public void A_square_Gemm_is_transposed_and_scaled()
    {
        float[] x = Network.Numbers(2 * 6, 1);
        float[] b = Network.Numbers(36, 2);
        float[] c = Network.Numbers(6, 3);
        using SafetensorsFile onnx = Network.File(("b", b), ("c", c));
        using SafetensorsFile converted = Network.Convert(onnx, Conversions.Gemm);
        using Square layer = Square.Load(converted, "fc1", device);

        Network.CheckClose(OnnxOperators.Gemm(x, b, c, transB: false, alpha: 0.5f, beta: 2), Network.Run(layer, x));
    }

    [Fact]
    public void A_square_Gemm_that_is_left_as_it_is_loads_and_gives_other_numbers()
    {
        float[] x = Network.Numbers(2 * 6, 1);
        float[] b = Network.Numbers(36, 2);
        float[] c = Network.Numbers(6, 3);
        using Square layer = Square.Create(LinearWeights.FromDense(b, c, Square.Descriptions[0]), device);
        float[] y = Network.Run(layer, x);

        Assert.False(Network.IsClose(OnnxOperators.Gemm(x, b, c, transB: false, 1, 1), y));
        Network.CheckClose(OnnxOperators.Gemm(x, b, c, transB: true, 1, 1), y);
    }

    [Fact]
    public void Columns_behind_a_flattened_image_with_channels_last_are_reordered()
    {
        float[] images = Network.Numbers(2 * 12, 1);
        float[] weight = Network.Numbers(6 * 12, 2);
        float[] reordered = OnnxTensors.Transpose(weight, [6, 2, 3, 2], [0, 3, 1, 2]);
        using FlattenedImages layer =
            FlattenedImages.Create(LinearWeights.FromDense(reordered, [], FlattenedImages.Descriptions[0]), device);

        // Transpose(perm = [0, 2, 3, 1]), Reshape, Gemm(transB = 1).
        float[] channelsLast = OnnxTensors.Transpose(images, [2, 2, 2, 3], [0, 2, 3, 1]);
        Network.CheckClose(
            OnnxOperators.Gemm(channelsLast, weight, new float[6], transB: true, 1, 1), Network.Run(layer, images));
    }

    [Fact]
    public void A_convolution_with_unequal_pads_has_a_larger_kernel()
    {
        float[] x = Network.Numbers(4 * 6 * 7, 1);
        float[] w = Network.Numbers(6 * 2 * 9, 2);
        float[] b = Network.Numbers(6, 3);
        double[] expected = OnnxOperators.Conv(
            x, w, b, sizes: [6, 7], kernel: [3, 3], pads: [0, 2, 1, 0], stride: 2, dilation: 1, group: 2);
        using SafetensorsFile onnx = Network.File(("w", w), ("b", b));
        using SafetensorsFile converted = Network.Convert(onnx, Conversions.Conv);
        using UnequalPads layer = UnequalPads.Load(converted, "conv1", device);

        Network.CheckClose(expected, Network.Run(layer, x));
    }

    [Fact]
    public void Images_may_be_padded_before_a_convolution()
    {
        float[] x = Network.Numbers(4 * 6 * 7, 1);
        float[] w = Network.Numbers(6 * 2 * 9, 2);
        float[] b = Network.Numbers(6, 3);
        SafetensorsWriter writer = new();
        writer.Add("conv1.weight", w, [6, 2, 3, 3]);
        writer.Add("conv1.bias", b, [6]);
        using SafetensorsFile file = RoundTripTests.Reopen(writer);
        using PaddedBefore layer = PaddedBefore.Load(file, "conv1", device);

        Network.CheckClose(
            OnnxOperators.Conv(
                x, w, b, sizes: [6, 7], kernel: [3, 3], pads: [0, 2, 1, 0], stride: 2, dilation: 1, group: 2),
            Network.Run(layer, OnnxTensors.Pad(x, 6, 7, top: 0, left: 2, bottom: 1, right: 0, 0)));
    }

    [Fact]
    public void A_convolution_of_sequences_takes_unequal_pads()
    {
        float[] x = Network.Numbers(2 * 9, 1);
        float[] w = Network.Numbers(3 * 2 * 3, 2);
        float[] b = Network.Numbers(3, 3);
        SafetensorsWriter writer = new();
        writer.Add("conv1.weight", w, [3, 2, 3]);
        writer.Add("conv1.bias", b, [3]);
        using SafetensorsFile file = RoundTripTests.Reopen(writer);
        using UnequalEnds layer = UnequalEnds.Load(file, "conv1", device);

        Network.CheckClose(
            OnnxOperators.Conv(
                x, w, b, sizes: [1, 9], kernel: [1, 3], pads: [0, 3, 0, 1], stride: 1, dilation: 2,
                group: 1), Network.Run(layer, x));
    }

    [Theory]
    [InlineData(5, 3, 2, 1, false, 1, 1)]
    [InlineData(6, 3, 2, 1, false, 0, 1)]
    [InlineData(6, 3, 2, 1, true, 1, 0)]
    [InlineData(32, 2, 1, 1, false, 0, 1)]
    [InlineData(9, 3, 1, 2, false, 2, 2)]
    [InlineData(4, 1, 2, 1, false, 0, 0)]
    public void Automatic_pads_are_those_of_ONNX(
        int size, int kernel, int stride, int dilation, bool lower, int begin, int end) =>
        Assert.Equal((begin, end), OnnxTensors.SamePads(size, kernel, stride, dilation, lower));

    [Fact]
    public void Axes_are_reordered_as_NumPy_does() =>
        Assert.Equal(
            [0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11],
            OnnxTensors.Transpose([.. Enumerable.Range(0, 12).Select(number => (float)number)], [2, 2, 3], [2, 0, 1]));

    public void Dispose() => device.Dispose();
}
