using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Tests.ComingFromOnnx;

public sealed class NormTests : IDisposable
{
    private readonly CpuDevice device = ComputeDevice.Cpu(1);

    [Fact]
    public void A_BatchNormalization_has_its_epsilon_from_the_attribute()
    {
        float[] x = Network.Numbers(2 * 60, 1);
        float[] scale = Network.Numbers(3, 2);
        float[] b = Network.Numbers(3, 3);
        float[] mean = Network.Numbers(3, 4);
        float[] variance = [0.5f, 0.001f, 2];
        using SafetensorsFile file = Network.File(
            ("bn1.weight", scale), ("bn1.bias", b), ("bn1.running_mean", mean), ("bn1.running_var", variance));
        using Normalized layer = Normalized.Load(file, "bn1", device);

        Network.CheckClose(
            [
                .. x.Select(
                    (number, i) => (
                        (
                            (number - mean[i / 20 % 3]) / Math.Sqrt(
                                variance[i / 20 % 3] + 1e-2)) * scale[i / 20 % 3]) + b[i / 20 % 3])],
            Network.Run(layer, x));
    }

    [Fact]
    public void A_LayerNormalization_of_several_axes_is_one_of_their_product()
    {
        float[] x = Network.Numbers(2 * 15, 1);
        float[] scale = Network.Numbers(15, 2);
        float[] b = Network.Numbers(15, 3);
        using SafetensorsFile file = Network.File(("ln.weight", scale), ("ln.bias", b));
        using NormOfTwoAxes layer = NormOfTwoAxes.Load(file, "ln", device);

        Network.CheckClose(
            [
                .. x.Chunk(15).SelectMany(sample =>
                    Normalize(sample, 1e-1).Select((number, i) => (number * scale[i]) + b[i]))],
            Network.Run(layer, x));
    }

    [Fact]
    public void An_RMSNormalization_has_an_epsilon_of_its_own()
    {
        float[] x = [.. Network.Numbers(8, 1).Select(number => 0.01f * number)];
        float[] scale = Network.Numbers(4, 2);
        using SafetensorsFile file = Network.File(("norm.weight", scale));
        using RootMeanSquare layer = RootMeanSquare.Load(file, "norm", device);

        Network.CheckClose(
            [
                .. x.Chunk(4).SelectMany(sample =>
                    sample.Select(
                        (number, i) => number / Math.Sqrt(
                            sample.Average(other => (double)other * other) + 1e-5) * scale[i]))],
            Network.Run(layer, x));
    }

    [Fact]
    public void A_GroupNormalization_is_a_layer_norm_of_groups_then_a_factor_for_each_channel()
    {
        float[] x = Network.Numbers(2 * 24, 1);
        float[] weight = Network.Numbers(4, 2);
        float[] bias = Network.Numbers(4, 3);
        using EachGroup groups = EachGroup.Create(ScaleShift.From([.. Enumerable.Repeat(1f, 12)], []), device);
        using EachChannel channels = EachChannel.Create(ScaleShift.From(weight, bias), device);

        Network.CheckClose(
            [
                .. x
                    .Chunk(12)
                    .SelectMany(group => Normalize(group, 1e-5))
                    .Select((number, i) => (number * weight[i / 6 % 4]) + bias[i / 6 % 4])],
            Network.Run(channels, Network.Run(groups, x)));
    }

    [Fact]
    public void A_Softmax_over_another_axis_is_one_between_two_transposes()
    {
        float[] x = Network.Numbers(60, 1);
        using Shares layer = Shares.Create(device);

        float[] y = Network.Run(layer, OnnxTensors.Transpose(x, [3, 4, 5], [0, 2, 1]));

        double Sum(int i) => Enumerable.Range(0, 4).Sum(k => Math.Exp(x[(i / 20 * 20) + (k * 5) + (i % 5)]));
        Network.CheckClose(
            [.. x.Select((number, i) => Math.Exp(number) / Sum(i))], OnnxTensors.Transpose(y, [3, 5, 4], [0, 2, 1]));
    }

    public void Dispose() => device.Dispose();

    private static IEnumerable<double> Normalize(float[] numbers, double epsilon)
    {
        double mean = numbers.Average(number => (double)number);
        double variance = numbers.Average(number => (number - mean) * (number - mean));
        return numbers.Select(number => (number - mean) / Math.Sqrt(variance + epsilon));
    }
}
