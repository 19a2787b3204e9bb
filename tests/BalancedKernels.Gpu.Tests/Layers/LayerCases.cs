using System.Collections.Generic;
using System.Linq;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests.Layers;

/// <summary>The layers that every kind of device is tested with.</summary>
internal static class LayerCases
{
    private static readonly GpuLayer[] All =
    [
        GpuLayer.Of<Half32K6Wide>(),
        GpuLayer.Of<BFloat32K6>(),
        GpuLayer.Of<Float32K6>(),
        GpuLayer.Of<Half32K6Chunks>(),
        GpuLayer.Of<Float32K6Ragged>(),
        GpuLayer.Of<BFloat32K6Stages>(),
        GpuLayer.Of<Half32K6Row>(),
        GpuLayer.Of<Float32K6Block>(),
        GpuLayer.Of<Half32K6Column>(),
        GpuLayer.Of<Half32K6Tiles>(),
        GpuLayer.Of<Half32K3>(),
        GpuLayer.Of<Float32K1>(),
        GpuLayer.Of<BFloat32K10>(),
        GpuLayer.Of<Half32K16>(),
        GpuLayer.Of<Float32K31>(),
        GpuLayer.Of<Float4K2>(),
        GpuLayer.Of<Half4K1>(),
        GpuLayer.Of<BFloat4K3>(),
        GpuLayer.Of<Half4K2>(),
        GpuLayer.Of<BFloat4K2>(),
        GpuLayer.Of<Half8K2>(),
        GpuLayer.Of<Float8K4>(),
        GpuLayer.Of<Half16K3>(),
        GpuLayer.Of<BFloat16K8>(),
        GpuLayer.Of<Half64K9>(),
        GpuLayer.Of<Float64K30>(),
        GpuLayer.Of<BFloat64K1>(),
        GpuLayer.Of<FloatDense>(),
        GpuLayer.Of<HalfDense>(),
        GpuLayer.Of<BFloatDense>(),
        GpuLayer.Of<HalfDenseLoop>(),
        GpuLayer.Of<Half15K4>(),
        GpuLayer.Of<Float100K7>(),
        GpuLayer.Of<BFloat2K1>(),
        GpuLayer.Of<Half256K20>(),
    ];

    /// <summary>Gets the names of all layers, as a theory takes them.</summary>
    public static IEnumerable<TheoryDataRow<string>> Names =>
        All.Select(layer => new TheoryDataRow<string>(layer.Description.Name));

    /// <summary>
    /// Gets the names of the layers that ILGPU's simulation, thousands of times slower than a loop, can do in a moment.
    /// </summary>
    public static IEnumerable<TheoryDataRow<string>> SmallNames => All
        .Where(layer => layer.Description.Inputs * layer.Description.Outputs < 40_000)
        .Select(layer => new TheoryDataRow<string>(layer.Description.Name));

    /// <summary>
    /// Gets a few names, one for each kind of packing: compiling a kernel takes an OpenCL driver a second.
    /// </summary>
    public static IEnumerable<TheoryDataRow<string>> FewNames =>
        new[] { nameof(Half32K6Wide), nameof(Float32K6Ragged), nameof(BFloat4K3), nameof(HalfDense),
            nameof(Float100K7) }
        .Select(name => new TheoryDataRow<string>(name));

    /// <summary>Gets one name for each block, width of weights and way to say where they belong.</summary>
    public static IEnumerable<TheoryDataRow<string>> PackingNames => All
        .DistinctBy(layer =>
            (
                layer.Description.Pattern.Block,
                layer.Description.WeightType == WeightType.Float32,
                layer.Plan.Layout.LoadUnit.Indices))
        .Select(layer => new TheoryDataRow<string>(layer.Description.Name));

    public static GpuLayer Named(string name) => All.Single(layer => layer.Description.Name == name);
}
