using System;
using BalancedKernels.Gpu.CompilerServices;

namespace BalancedKernels.Gpu.Tests;

public sealed class GpuDeviceProviderTests
{
    private readonly GpuDeviceProvider provider = new();

    [Fact]
    public void A_device_that_is_not_there_comes_with_a_reason()
    {
        bool cuda = provider.TryOpenCuda(63, "asked for by a test", out ComputeDevice? device, out string? failure);

        Assert.False(cuda);
        Assert.Null(device);
        Assert.Matches("was not found|no device|has \\d+ of them|the driver failed", failure);
    }

    [Fact]
    public void A_processor_behind_OpenCL_is_no_GPU()
    {
        // Whatever this machine has: what opens as a GPU is one, and what is none has a reason.
        if (provider.TryOpenOpenCl(0, gpuOnly: true, "asked for by a test", out ComputeDevice? device, out string? failure))
        {
            using GpuDevice gpu = Assert.IsType<GpuDevice>(device);
            Assert.Equal(
                ILGPU.Runtime.OpenCL.CLDeviceType.CL_DEVICE_TYPE_GPU,
                ((ILGPU.Runtime.OpenCL.CLAccelerator)gpu.Accelerator).DeviceType);
        }
        else
        {
            Assert.NotEmpty(failure);
        }
    }

    [Fact]
    public void Devices_that_are_listed_open_by_their_names()
    {
        foreach (DeviceListing listing in provider.List())
        {
            using ComputeDevice device = ComputeDevice.Open(listing.Name);

            Assert.Contains(listing.Description, device.Name, StringComparison.Ordinal);
            Assert.Contains("requested", device.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_best_device_is_never_the_simulation()
    {
        using ComputeDevice best = ComputeDevice.Best();

        Assert.False(best is GpuDevice { Family: GpuDeviceFamily.Simulated });
        Assert.NotEmpty(best.Reason);
    }
}
