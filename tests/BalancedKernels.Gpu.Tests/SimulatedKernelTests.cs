using BalancedKernels.Gpu.Tests.Devices;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Testing;

namespace BalancedKernels.Gpu.Tests;

/// <summary>Every kernel on ILGPU's simulation, which checks barriers and bounds in its own way.</summary>
public sealed class SimulatedKernelTests(SimulatedFixture opened) : IClassFixture<SimulatedFixture>
{
    private const int Seed = 20260202;

    [Theory]
    [MemberData(nameof(LayerCases.SmallNames), MemberType = typeof(LayerCases))]
    public void A_simulated_GPU_agrees_with_the_reference(string name) =>
        EngineCheck.Run(LayerCases.Named(name), opened.Device, [1, 3], new RandomNumbers(Seed));

    [Theory]
    [MemberData(nameof(LayerCases.FewNames), MemberType = typeof(LayerCases))]
    public void A_simulated_GPU_writes_what_the_next_layer_reads(string name) =>
        EngineCheck.RunCells(LayerCases.Named(name), opened.Device, new RandomNumbers(Seed));
}
