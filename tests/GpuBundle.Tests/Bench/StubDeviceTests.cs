using System;
using BalancedKernels;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.Testing.Driver;
using GpuBundle.Bench.Measuring;
using GpuBundle.Tests.Bench.Vendors;

namespace GpuBundle.Tests.Bench;

/// <summary>
/// A test on a CUDA device behind the stub driver whose kernels are interpreted, beside a stub of cuBLAS. Nothing may
/// be left behind or done wrong.
/// </summary>
[Collection(nameof(Alone))]
public abstract class StubDeviceTests : IDisposable
{
    private protected StubDeviceTests()
    {
        Folder = StubCuBlas.FolderOrSkip();
        StubDriver.SetMemory(8L << 30);
        StubDriver.Reset();
        StubCuBlas.Reset();
        InterpretedKernels.TurnOn();
        Device = Assert.IsType<GpuDevice>(ComputeDevice.Open("cuda"));
    }

    private protected string Folder { get; }

    private protected GpuDevice Device { get; }

    /// <summary>Gets sizes that are interpreted in no time.</summary>
    private protected static BenchScale Scale { get; } =
        new(FlushBytes: 16 << 10, CeilingBytes: 16 << 10, ProductSide: 16, Groups: 1);

    public void Dispose()
    {
        Device.Dispose();
        InterpretedKernels.TurnOff();
        InterpretedKernels.Check();
        Assert.Equal(0, StubDriver.Used);
        Assert.Equal(0, StubDriver.Graphs);
        Assert.Equal(0, StubDriver.Events);
        Assert.Empty(StubDriver.Violations);
        GC.SuppressFinalize(this);
    }
}
