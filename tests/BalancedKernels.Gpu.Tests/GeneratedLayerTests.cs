using System;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Tests.Devices;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Testing;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests;

/// <summary>Layers as a user has them, on a GPU that ILGPU simulates.</summary>
public sealed class GeneratedLayerTests(SimulatedFixture opened) : IClassFixture<SimulatedFixture>
{
    private const int Batch = 2;
    private readonly RandomNumbers numbers = new(4);

    [Fact]
    public void A_layer_made_on_a_GPU_runs_there()
    {
        LinearWeights weights = numbers.Weights(Half4K1.Descriptions[0]);
        using Half4K1 layer = Half4K1.Create(weights, opened.Device);
        float[] input = numbers.Vector(Batch * layer.Inputs);
        float[] output = new float[Batch * layer.Outputs];

        layer.Forward(input, output);

        Assert.Same(opened.Device, layer.Device);
        Assert.True(layer.PackedBytes > 0);
        Agreement.Check(
            LayerCases.Named(nameof(Half4K1)), weights, input, output, $"through the layer, seed {numbers.Seed}");
    }

    [Fact]
    public void The_pattern_of_the_weights_decides_which_kernels_run()
    {
        foreach (LinearDescription form in SeveralPatterns.Descriptions)
        {
            LinearWeights weights = numbers.Weights(form);
            using SeveralPatterns layer = SeveralPatterns.Create(weights, opened.Device);
            float[] input = numbers.Vector(Batch * layer.Inputs);
            float[] output = new float[Batch * layer.Outputs];

            layer.Forward(input, output);

            Assert.Equal(form, layer.Description);
            Assert.True(
                LinearReference.Compute(weights, form.Activation, input).Compare(output).IsWithin,
                $"{form}, seed {numbers.Seed}");
        }

        using SeveralPatterns first =
            SeveralPatterns.Create(numbers.Weights(SeveralPatterns.Descriptions[0]), opened.Device);
        using DeviceTensor plain = opened.Device.Allocate(Batch, 40);
        using DeviceTensor cells = opened.Device.Allocate<LaneMajor32>(Batch, 24);
        plain.CopyFrom(numbers.Vector(Batch * 40));
        first.Forward<RowMajor, LaneMajor32>(plain, cells);
    }

    [Fact]
    public void Two_layers_hand_over_on_the_device_in_the_layout_that_the_second_reads()
    {
        LinearWeights firstWeights = numbers.Weights(Float32K6Block.Descriptions[0]);
        LinearWeights secondWeights = numbers.Weights(FiveToFour.Descriptions[0]);
        using Float32K6Block first = Float32K6Block.Create(firstWeights, opened.Device);
        using FiveToFour second = FiveToFour.Create(secondWeights, opened.Device);
        using DeviceTensor input = opened.Device.Allocate(Batch, 31);
        using DeviceTensor between = opened.Device.Allocate<LaneMajor32>(Batch, 5);
        using DeviceTensor output = opened.Device.Allocate(Batch, 4);
        float[] middle = new float[Batch * 5];
        float[] result = new float[Batch * 4];

        input.CopyFrom(numbers.Vector(Batch * 31));
        first.Forward<RowMajor, LaneMajor32>(input, between);
        second.Forward<LaneMajor32, RowMajor>(between, output);
        between.CopyTo(middle);
        output.CopyTo(result);

        Agreement.Check(
            GpuLayer.Of<FiveToFour>(), secondWeights, middle, result, $"second of two layers, seed {numbers.Seed}");
    }

    [Fact]
    public void Layouts_of_a_GPU_are_refused_on_the_CPU()
    {
        using CpuDevice cpu = ComputeDevice.Cpu();
        using FiveToFour layer = FiveToFour.Create(numbers.Weights(FiveToFour.Descriptions[0]), cpu);
        using DeviceTensor input = opened.Device.Allocate<LaneMajor32>(1, 5);
        using DeviceTensor output = cpu.Allocate(1, 4);

        Assert.Contains(
            "this layer is on CPU",
            Assert.Throws<NotSupportedException>(() => layer.Forward<LaneMajor32, RowMajor>(input, output)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_of_another_layout_is_refused()
    {
        using FiveToFour layer = FiveToFour.Create(numbers.Weights(FiveToFour.Descriptions[0]), opened.Device);
        using DeviceTensor input = opened.Device.Allocate<LaneMajor32>(1, 5);
        using DeviceTensor output = opened.Device.Allocate(1, 4);

        ArgumentException refused = Assert.Throws<ArgumentException>(() => layer.Forward(input, output));
        Assert.Contains($"needs a tensor of the layout '{RowMajor.Name}'", refused.Message, StringComparison.Ordinal);
    }
}
