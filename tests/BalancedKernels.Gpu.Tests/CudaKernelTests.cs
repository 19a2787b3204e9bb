using BalancedKernels.Gpu.Tests.Devices;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Testing;

namespace BalancedKernels.Gpu.Tests;

/// <summary>Every kernel on a real GPU: the CUDA form.</summary>
public sealed class CudaKernelTests(CudaFixture opened) : IClassFixture<CudaFixture>
{
    private const int Seed = 20260202;

    [Theory]
    [MemberData(nameof(LayerCases.Names), MemberType = typeof(LayerCases))]
    public void A_CUDA_device_agrees_with_the_reference(string name) =>
        EngineCheck.Run(
            LayerCases.Named(name), opened.DeviceOrSkip(), [1, 2, 3, 4, 5, 8, 13, 64], new RandomNumbers(Seed));

    [Theory]
    [MemberData(nameof(LayerCases.Names), MemberType = typeof(LayerCases))]
    public void A_CUDA_device_writes_what_the_next_layer_reads(string name) =>
        EngineCheck.RunCells(LayerCases.Named(name), opened.DeviceOrSkip(), new RandomNumbers(Seed));
}
