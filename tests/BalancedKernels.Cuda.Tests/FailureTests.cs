using System;
using BalancedKernels.Cuda.Tests.Layers;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.Testing.Driver;
using ILGPU;

namespace BalancedKernels.Cuda.Tests;

/// <summary>Drivers and compilers that fail.</summary>
public sealed class FailureTests : StubTests
{
    [Fact]
    public void A_launch_that_fails_names_the_layer()
    {
        using HalfLayer layer = HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device);
        using DeviceTensor input = Tensor(1, 256);
        using DeviceTensor output = Device.Allocate(1, 96);
        StubDriver.Force("cuLaunchKernel", 1);

        string message = Assert.Throws<InvalidOperationException>(() => layer.Forward(input, output)).Message;

        Assert.Contains(
            "Stub H100 (CUDA) failed during layer 'HalfLayer': invalid argument", message, StringComparison.Ordinal);
        layer.Forward(input, output);
    }

    [Fact]
    public void A_copy_that_fails_is_told_and_the_next_call_works()
    {
        using HalfLayer layer = HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device);
        float[] input = Numbers.Vector(256);
        float[] output = new float[96];
        StubDriver.Force("cuMemcpyAsync", 1, after: 1);

        Assert.Contains(
            "failed during a copy of host memory: invalid argument",
            Assert.Throws<InvalidOperationException>(() => layer.Forward(input, output)).Message,
            StringComparison.Ordinal);
        layer.Forward(input, output);

        // Room for more is made while the copy of the call that failed may be on its way.
        StubDriver.Force("cuLaunchKernel", 1);
        Assert.Throws<InvalidOperationException>(() => layer.Forward(input, output));
        layer.Forward(Numbers.Vector(20 * 256), new float[20 * 96]);
    }

    [Fact]
    public void After_work_has_crashed_everything_can_still_be_disposed()
    {
        using HalfLayer layer = HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device);
        using DeviceTensor input = Tensor(1, 256);
        StubDriver.Crash(StubDriver.IllegalAddress);

        string message = Assert.Throws<InvalidOperationException>(Device.Synchronize).Message;

        Assert.Contains("an illegal memory access was encountered", message, StringComparison.Ordinal);
        Assert.Contains("open it again", message, StringComparison.Ordinal);
        input.Dispose();
        layer.Dispose();
        Device.Dispose();

        using GpuDevice anew = Assert.IsType<GpuDevice>(ComputeDevice.Open("cuda"));
        using HalfLayer again = HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), anew);
        again.Forward(Numbers.Vector(256), new float[96]);
    }

    [Fact]
    public void A_kernel_that_does_not_compile_leaves_the_others_be()
    {
        using HalfLayer before = HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device);
        Load(WithText);
        Load(WithHandler);
        StubDriver.Reset();

        using HalfLayer after = HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device);
        using FloatLayer other = FloatLayer.Create(Numbers.Weights(FloatLayer.Descriptions[0]), Device);
        before.Forward(Numbers.Vector(2 * 256), new float[2 * 96]);
        after.Forward(Numbers.Vector(256), new float[96]);
        other.Forward(Numbers.Vector(96), new float[20]);

        // The kernel for a few samples, and the other layer's for one: the second HalfLayer shares the first one's.
        Assert.Equal(2, StubDriver.Modules.Count);
    }

    [Fact]
    public void A_kernel_that_the_driver_refuses_can_be_tried_again()
    {
        using HalfLayer layer = HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device);
        StubDriver.Force("cuModuleLoadDataEx", 218);

        string message = Assert.Throws<InvalidOperationException>(() =>
            layer.Forward(Numbers.Vector(3 * 256), new float[3 * 96])).Message;

        Assert.Contains(
            "HalfLayer_256x96_B32K6_Batched: a PTX JIT compilation failed", message, StringComparison.Ordinal);
        layer.Forward(Numbers.Vector(3 * 256), new float[3 * 96]);
    }

    private void Load(Action<ArrayView<float>, int> kernel)
    {
        lock (Device.Lock)
        {
            string message =
                Assert.Throws<InvalidOperationException>(() => Device.Load(kernel, new(128, null))).Message;
            Assert.Contains($"cannot compile {kernel.Method.Name}: ", message, StringComparison.Ordinal);
        }
    }

    private static void WithText(ArrayView<float> numbers, int count) => numbers[0] = $"{count}".Length;

    private static void WithHandler(ArrayView<float> numbers, int count)
    {
        try
        {
            numbers[count] = 1;
        }
        catch (IndexOutOfRangeException)
        {
            numbers[0] = 1;
        }
    }
}
