using System;
using System.Linq;

namespace BalancedKernels.Tests.ComingFromOnnx;

public sealed class PoolTests : IDisposable
{
    private readonly CpuDevice device = ComputeDevice.Cpu(1);
    private readonly float[] x = Network.Numbers(2 * 6 * 7, 1);

    [Fact]
    public void A_pool_without_strides_steps_by_one()
    {
        using StepsOfOne layer = StepsOfOne.Create(device);

        Network.CheckClose(
            OnnxOperators.Pool(x, [6, 7], kernel: 3, stride: 1, pads: [0, 0, 0, 0], max: true, countIncludePad: false),
            Network.Run(layer, x));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Count_include_pad_is_CountPadding(bool countIncludePad)
    {
        using MeanOfInputs inputs = MeanOfInputs.Create(device);
        using MeanOfWindows windows = MeanOfWindows.Create(device);
        double[] expected =
            OnnxOperators.Pool(x, [6, 7], kernel: 3, stride: 2, pads: [1, 1, 1, 1], max: false, countIncludePad);

        Network.CheckClose(expected, Network.Run(countIncludePad ? windows : inputs, x));
        Assert.False(Network.IsClose(expected, Network.Run(countIncludePad ? inputs : windows, x)));
    }

    [Fact]
    public void Images_may_be_padded_before_a_maximum()
    {
        using PaddedMaximum layer = PaddedMaximum.Create(device);
        float[] y = new float[2 * 3 * 4];

        float[] padded = OnnxTensors.Pad(x, 6, 7, top: 0, left: 0, bottom: 1, right: 2, float.MinValue);
        layer.Forward(padded, y);

        Network.CheckClose(
            OnnxOperators.Pool(x, [6, 7], kernel: 3, stride: 2, pads: [0, 0, 1, 2], max: true, countIncludePad: false),
            y);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_may_be_padded_before_a_mean(bool countIncludePad)
    {
        using PaddedMean layer = PaddedMean.Create(device);
        float[] y = new float[2 * 3 * 4];
        float[] divisors = new float[y.Length];
        float[] ones = [.. x.Select(_ => 1f)];

        layer.Forward(OnnxTensors.Pad(x, 6, 7, top: 0, left: 0, bottom: 1, right: 2, 0), y);
        if (!countIncludePad)
        {
            layer.Forward(OnnxTensors.Pad(ones, 6, 7, top: 0, left: 0, bottom: 1, right: 2, 0), divisors);
            for (int i = 0; i < y.Length; i++)
                y[i] /= divisors[i];
        }

        Network.CheckClose(
            OnnxOperators.Pool(x, [6, 7], kernel: 3, stride: 2, pads: [0, 0, 1, 2], max: false, countIncludePad), y);
    }

    [Fact]
    public void Global_pools_have_one_window()
    {
        using GlobalMaximum maximum = GlobalMaximum.Create(device);
        using GlobalMean mean = GlobalMean.Create(device);

        Network.CheckClose([.. x.Chunk(42).Select(plane => (double)plane.Max())], Network.Run(maximum, x));
        Network.CheckClose(
            [.. x.Chunk(42).Select(plane => plane.Average(number => (double)number))], Network.Run(mean, x));
    }

    public void Dispose() => device.Dispose();
}
