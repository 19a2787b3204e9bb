using System;
using BalancedKernels.Gpu.CompilerServices;

namespace BalancedKernels.Gpu.Testing;

/// <summary>
/// The first OpenCL device, a CPU behind OpenCL (pocl) included; opened once for all tests of a class.
/// </summary>
public sealed class OpenClFixture : IDisposable
{
    private readonly GpuDevice? device;
    private readonly string failure = string.Empty;

    public OpenClFixture()
    {
        if (new GpuDeviceProvider().TryOpenOpenCl(0, gpuOnly: false, "asked for by a test", out ComputeDevice? opened, out string? why))
            device = (GpuDevice)opened;
        else
            failure = why;
    }

    /// <summary>Gets the device, or skips the test.</summary>
    public GpuDevice DeviceOrSkip()
    {
        Assert.SkipWhen(
            device is null, $"skipped: no OpenCL device: {failure} (pocl-opencl-icd brings one that runs on the CPU)");
        return device!;
    }

    public void Dispose() => device?.Dispose();
}
