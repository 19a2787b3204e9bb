using System;
using BalancedKernels.Gpu.CompilerServices;

namespace BalancedKernels.Gpu.Tests.Devices;

/// <summary>The first CUDA device; opened once for all tests of a class.</summary>
public sealed class CudaFixture : IDisposable
{
    private readonly GpuDevice? device;
    private readonly string failure = string.Empty;

    public CudaFixture()
    {
        if (new GpuDeviceProvider().TryOpenCuda(0, "asked for by a test", out ComputeDevice? opened, out string? why))
            device = (GpuDevice)opened;
        else
            failure = why;
    }

    /// <summary>Gets the device, or skips the test.</summary>
    internal GpuDevice DeviceOrSkip()
    {
        Assert.SkipWhen(device is null, $"skipped: no CUDA device: {failure}");
        return device!;
    }

    public void Dispose() => device?.Dispose();
}
