using System;
using BalancedKernels.Cuda.Tests.Layers;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.Testing.Driver;

namespace BalancedKernels.Cuda.Tests;

/// <summary>A device is found, opened and compiled for.</summary>
public sealed class OpeningTests : StubTests
{
    private const int NoDevice = 100;

    [Fact]
    public void The_device_says_what_it_is()
    {
        Assert.Equal("Stub H100 (CUDA)", Device.Name);
        Assert.Equal(GpuDeviceFamily.Cuda, Device.Family);
        Assert.Contains(new DeviceListing("cuda:0", "Stub H100"), ComputeDevice.List());
    }

    [Fact]
    public void It_is_the_best_there_is()
    {
        using ComputeDevice best = ComputeDevice.Best();

        Assert.Equal("Stub H100 (CUDA)", best.Name);
        Assert.Equal("the first CUDA device", best.Reason);
    }

    [Fact]
    public void Kernels_are_compiled_for_the_real_architecture_and_at_full_optimization()
    {
        using HalfLayer layer = HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device);

        string ptx = Assert.Single(StubDriver.Modules);

        Assert.Contains(".target sm_90", ptx, StringComparison.Ordinal);

        // Below O2, ILGPU 1.5.3 loads from addresses of any kind.
        Assert.Contains("ld.global.v4", ptx, StringComparison.Ordinal);
        Assert.DoesNotContain("ld.v4", ptx, StringComparison.Ordinal);
    }

    [Fact]
    public void A_driver_that_fails_is_a_reason_and_no_crash()
    {
        StubDriver.Force("cuCtxCreate_v2", StubDriver.OutOfMemory);

        string message = Assert.Throws<DeviceUnavailableException>(() => ComputeDevice.Open("cuda")).Message;

        Assert.Contains("the driver failed: out of memory", message, StringComparison.Ordinal);

        StubDriver.Force("cuDeviceGetCount", NoDevice);
        Assert.Contains(
            "no device",
            Assert.Throws<DeviceUnavailableException>(() => ComputeDevice.Open("cuda")).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "the first is number 0",
            Assert.Throws<DeviceUnavailableException>(() => ComputeDevice.Open("cuda:1")).Message,
            StringComparison.Ordinal);
    }
}
