using BalancedKernels.Gpu.Testing;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Testing;

namespace BalancedKernels.Gpu.Tests;

/// <summary>Every packing on a real OpenCL driver: the portable form.</summary>
public sealed class OpenClKernelTests(OpenClFixture opened) : IClassFixture<OpenClFixture>
{
    private const int Seed = 20260202;

    [Theory]
    [MemberData(nameof(LayerCases.PackingNames), MemberType = typeof(LayerCases))]
    public void An_OpenCL_device_agrees_with_the_reference(string name) =>
        EngineCheck.Run(LayerCases.Named(name), opened.DeviceOrSkip(), [1, 2, 3, 4, 5, 8, 13], new RandomNumbers(Seed));

    [Theory]
    [MemberData(nameof(LayerCases.FewNames), MemberType = typeof(LayerCases))]
    public void An_OpenCL_device_writes_what_the_next_layer_reads(string name) =>
        EngineCheck.RunCells(LayerCases.Named(name), opened.DeviceOrSkip(), new RandomNumbers(Seed));
}
