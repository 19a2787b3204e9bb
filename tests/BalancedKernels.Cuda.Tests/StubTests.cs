using System;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Testing.Driver;
using BalancedKernels.Testing;

namespace BalancedKernels.Cuda.Tests;

/// <summary>
/// A test on a CUDA device behind the stub driver. After each, nothing may be left in the driver, and nothing may have
/// been done wrong.
/// </summary>
public abstract class StubTests : IDisposable
{
    private protected const long PlentyOfMemory = 80L << 30;

    private protected StubTests()
    {
        StubLibrary.LoadOrSkip();
        StubDriver.SetMemory(PlentyOfMemory);
        StubDriver.Reset();
        Device = Assert.IsType<GpuDevice>(ComputeDevice.Open("cuda"));
    }

    private protected GpuDevice Device { get; }

    private protected RandomNumbers Numbers { get; } = new(20261125);

    public void Dispose()
    {
        DisposeOwn();
        Device.Dispose();
        Assert.Equal(0, StubDriver.Used);
        Assert.Equal(0, StubDriver.Graphs);
        Assert.Equal(0, StubDriver.Pinned);
        Assert.Empty(StubDriver.Violations);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what a class of tests holds.</summary>
    private protected virtual void DisposeOwn()
    {
    }

    /// <summary>Makes a tensor of random numbers.</summary>
    private protected DeviceTensor Tensor(int batch, int features)
    {
        DeviceTensor tensor = Device.Allocate(batch, features);
        tensor.CopyFrom(Numbers.Vector(batch * features));
        return tensor;
    }

    /// <summary>Gets how the kernels of a layer are launched.</summary>
    private protected static GpuLinearPlan PlanOf<TLayer>()
        where TLayer : IGpuLinear => TLayer.Plan;

    /// <summary>Fails where an output is outside its bound.</summary>
    private protected static void Check(ReferenceOutput expected, float[] output, string what)
    {
        int at = expected.Compare(output).FirstOutside;
        if (at >= 0)
            Assert.Fail(
                $"{what}: output {at} is {output[at]:R}, expected {expected.Values[at]:R} within {expected.Bounds[at]:R}.");
    }
}
