using System;
using BalancedKernels.Gpu.CompilerServices;

namespace BalancedKernels.Gpu.Tests.Devices;

/// <summary>ILGPU's simulation of an NVIDIA GPU on the CPU; opened once for all tests of a class.</summary>
public sealed class SimulatedFixture : IDisposable
{
    internal GpuDevice Device { get; } = GpuDeviceProvider.OpenSimulated();

    public void Dispose() => Device.Dispose();
}
