using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Gpu.Tests.Layers;

/// <summary>The layers that every kind of device is tested with.</summary>
internal static class LayerCases
{
    private static readonly LayerCase[] All =
    [
        LayerCase.Of<Half32K6Wide>(),
        LayerCase.Of<BFloat32K6>(),
        LayerCase.Of<Float32K6>(),
        LayerCase.Of<Half32K6Chunks>(),
        LayerCase.Of<Float32K6Ragged>(),
        LayerCase.Of<BFloat32K6Stages>(),
        LayerCase.Of<Half32K6Row>(),
        LayerCase.Of<Float32K6Block>(),
        LayerCase.Of<Half32K6Column>(),
        LayerCase.Of<Half32K6Tiles>(),
        LayerCase.Of<Half32K3>(),
        LayerCase.Of<Float32K1>(),
        LayerCase.Of<BFloat32K10>(),
        LayerCase.Of<Half32K16>(),
        LayerCase.Of<Float32K31>(),
        LayerCase.Of<Float4K2>(),
        LayerCase.Of<Half4K1>(),
        LayerCase.Of<BFloat4K3>(),
        LayerCase.Of<Half8K2>(),
        LayerCase.Of<Float8K4>(),
        LayerCase.Of<Half16K3>(),
        LayerCase.Of<BFloat16K8>(),
        LayerCase.Of<Half64K9>(),
        LayerCase.Of<Float64K30>(),
        LayerCase.Of<BFloat64K1>(),
        LayerCase.Of<FloatDense>(),
        LayerCase.Of<HalfDense>(),
        LayerCase.Of<BFloatDense>(),
        LayerCase.Of<HalfDenseLoop>(),
        LayerCase.Of<Half15K4>(),
        LayerCase.Of<Float100K7>(),
        LayerCase.Of<BFloat2K1>(),
        LayerCase.Of<Half256K20>(),
    ];

    /// <summary>Gets the names of all layers, as a theory takes them.</summary>
    public static IEnumerable<TheoryDataRow<string>> Names => All.Select(layer => new TheoryDataRow<string>(layer.Description.Name));

    /// <summary>Gets the names of the layers that ILGPU's simulation, thousands of times slower than a loop, can do in a moment.</summary>
    public static IEnumerable<TheoryDataRow<string>> SmallNames => All
        .Where(layer => layer.Description.Inputs * layer.Description.Outputs < 40_000)
        .Select(layer => new TheoryDataRow<string>(layer.Description.Name));

    /// <summary>Gets a few names, one for each kind of packing: compiling a kernel takes an OpenCL driver a second.</summary>
    public static IEnumerable<TheoryDataRow<string>> FewNames =>
        new[] { nameof(Half32K6Wide), nameof(Float32K6Ragged), nameof(BFloat4K3), nameof(HalfDense), nameof(Float100K7) }
        .Select(name => new TheoryDataRow<string>(name));

    public static LayerCase Named(string name) => All.Single(layer => layer.Description.Name == name);
}
