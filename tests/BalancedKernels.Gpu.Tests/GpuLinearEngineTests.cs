using System;
using System.Linq;
using System.Threading.Tasks;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Tests.Devices;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Testing;
using ILGPU;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests;

/// <summary>What an engine refuses, and what it keeps to, on ILGPU's simulation.</summary>
public sealed class GpuLinearEngineTests(SimulatedFixture opened) : IClassFixture<SimulatedFixture>
{
    private readonly GpuLayer layer = LayerCases.Named(nameof(Float32K6Block));
    private readonly RandomNumbers numbers = new(3);

    [Fact]
    public void Input_that_is_no_whole_batch_is_refused()
    {
        using GpuLinearEngine engine = Create();

        Assert.Contains(
            "32 numbers were given, which is no whole batch",
            Assert.Throws<ArgumentException>(() => engine.Forward(new float[32], new float[5])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "takes a batch of one sample or more, of 31 numbers each; the input is empty.",
            Assert.Throws<ArgumentException>(() => engine.Forward([], new float[5])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "computes 2 x 5 numbers",
            Assert.Throws<ArgumentException>(() => engine.Forward(new float[62], new float[5])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_of_another_shape_or_device_are_refused()
    {
        using GpuLinearEngine engine = Create();
        using CpuDevice cpu = ComputeDevice.Cpu();
        using DeviceTensor input = opened.Device.Allocate(2, 31);
        using DeviceTensor output = opened.Device.Allocate(2, 5);
        using DeviceTensor shorter = opened.Device.Allocate(1, 5);
        using DeviceTensor narrow = opened.Device.Allocate(2, 4);
        using DeviceTensor elsewhere = cpu.Allocate(2, 31);

        Assert.Contains(
            "an input of 2 samples and an output of 1",
            Assert.Throws<ArgumentException>(() => engine.Forward(input, shorter)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "the tensor has 4",
            Assert.Throws<ArgumentException>(() => engine.Forward(input, narrow)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "the tensor is on CPU",
            Assert.Throws<ArgumentException>(() => engine.Forward(elsewhere, output)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_another_layer_are_refused()
    {
        LinearWeights other = numbers.Weights(LayerCases.Named(nameof(Half32K6Row)).Description);

        string message = Assert.Throws<ArgumentException>(() => layer.Create(opened.Device, other)).Message;

        Assert.Contains(
            "was compiled for [5, 31], pattern 32:6, Float32, with bias", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_not_finite_are_refused()
    {
        float[] dense = new float[5 * 31];
        dense[30] = float.PositiveInfinity;
        LinearWeights infinite =
            LinearWeights.FromDense(dense, new float[5], layer.Description, new LoadOptions { AllowNonFinite = true });

        string message = Assert.Throws<NotSupportedException>(() => layer.Create(opened.Device, infinite)).Message;

        Assert.Contains("hold NaN or infinity", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposed_engine_or_tensor_says_so()
    {
        GpuLinearEngine engine = Create();
        DeviceTensor input = opened.Device.Allocate(1, 31);
        using DeviceTensor output = opened.Device.Allocate(1, 5);
        input.Dispose();
        input.Dispose();

        Assert.Throws<ObjectDisposedException>(() => engine.Forward(input, output));
        Assert.Throws<ObjectDisposedException>(() => input.CopyTo(new float[31]));
        engine.Dispose();
        engine.Dispose();
        Assert.Throws<ObjectDisposedException>(() => engine.Forward(new float[31], new float[5]));
    }

    [Fact]
    public void A_disposed_device_says_so_and_lets_layers_go()
    {
        GpuDevice device = GpuDeviceProvider.OpenSimulated();
        GpuLinearEngine engine = layer.Create(device, numbers.Weights(layer.Description));
        DeviceTensor tensor = device.Allocate(1, 31);
        device.Dispose();
        device.Dispose();

        Assert.Throws<ObjectDisposedException>(() => engine.Forward(new float[31], new float[5]));
        Assert.Throws<ObjectDisposedException>(() => device.Allocate(1, 1));
        Assert.Throws<ObjectDisposedException>(device.Synchronize);
        tensor.Dispose();
        engine.Dispose();
    }

    [Fact]
    public void Tensors_keep_what_is_copied_into_them()
    {
        using DeviceTensor cells = opened.Device.Allocate<LaneMajor32>(2, 100);
        float[] source = numbers.Vector(200);
        float[] copy = new float[200];

        cells.CopyFrom(source);
        cells.CopyTo(copy);

        Assert.Equal(source, copy);
        Assert.Throws<ArgumentException>(() => cells.CopyFrom(new float[199]));
        Assert.Throws<ArgumentException>(() => cells.CopyTo(new float[201]));
    }

    [Fact]
    public async Task Several_threads_get_their_own_results()
    {
        LinearWeights weights = numbers.Weights(layer.Description);
        using GpuLinearEngine engine = layer.Create(opened.Device, weights);
        float[][] inputs = [.. Enumerable.Range(0, 4).Select(_ => numbers.Vector(31))];

        await Task.WhenAll(inputs.Select(input => Task.Run(
            () =>
            {
                float[] output = new float[5];
                engine.Forward(input, output);
                Agreement.Check(layer, weights, input, output, $"one of four threads, seed {numbers.Seed}");
            },
            TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void A_kernel_that_does_not_compile_leaves_the_others_be()
    {
        lock (opened.Device.Lock)
        {
            Action<ArrayView<float>, int> broken = WithText;
            Assert.Contains(
                "cannot compile WithText: ",
                Assert.Throws<InvalidOperationException>(() => opened.Device.Load(broken, new(128, null))).Message,
                StringComparison.Ordinal);
        }

        LinearWeights weights = numbers.Weights(layer.Description);
        using GpuLinearEngine engine = layer.Create(opened.Device, weights);
        float[] input = numbers.Vector(31);
        float[] output = new float[5];
        engine.Forward(input, output);

        Agreement.Check(layer, weights, input, output, $"after a kernel that does not compile, seed {numbers.Seed}");
    }

    [Fact]
    public void Captured_work_is_done_again_on_what_its_tensors_hold()
    {
        LinearWeights weights = numbers.Weights(layer.Description);
        using GpuLinearEngine engine = layer.Create(opened.Device, weights);
        using DeviceTensor input = opened.Device.Allocate(1, 31);
        using DeviceTensor output = opened.Device.Allocate(1, 5);
        float[] sample = numbers.Vector(31);
        float[] result = new float[5];

        using CapturedWork work = opened.Device.Capture(() => engine.Forward(input, output));
        input.CopyFrom(sample);
        work.Run();
        output.CopyTo(result);

        Agreement.Check(layer, weights, sample, result, $"through captured work, seed {numbers.Seed}");
        Assert.Contains(
            "Waiting for the device cannot be captured",
            Assert.Throws<InvalidOperationException>(() => opened.Device.Capture(opened.Device.Synchronize)).Message,
            StringComparison.Ordinal);
        output.Dispose();
        Assert.Throws<ObjectDisposedException>(work.Run);
    }

    private static void WithText(ArrayView<float> numbers, int count) => numbers[0] = $"{count}".Length;

    private GpuLinearEngine Create() => layer.Create(opened.Device, numbers.Weights(layer.Description));
}
