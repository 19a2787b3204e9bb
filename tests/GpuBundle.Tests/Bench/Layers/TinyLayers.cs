using BalancedKernels;
using GpuBundle.Bench.Cases;
using OfflineKernels;

namespace GpuBundle.Tests.Bench.Layers;

/// <summary>
/// Layers that an interpreter multiplies in no time: kernels for one sample, for several, and for tensor cores.
/// </summary>
internal static partial class TinyLayers
{
    public static GpuLayer Half { get; } = GpuLayer.Of<HalfLayer>();

    public static GpuLayer Single { get; } = GpuLayer.Of<SingleLayer>();

    public static GpuLayer Square { get; } = GpuLayer.Of<SquareLayer>();

    /// <summary>Gets a set of three cases of two shapes, and a network.</summary>
    public static BenchSet Set { get; } =
        new("tiny", "a set for tests", [new(Half, 1), new(Half, 8), new(Single, 1)], Square, Rounds: 2);

    [Linear(64, 96, WeightType = WeightType.Float16)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class HalfLayer;

    [Linear(96, 64)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class SingleLayer;

    [Linear(64, 64, WeightType = WeightType.Float16)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class SquareLayer;
}
