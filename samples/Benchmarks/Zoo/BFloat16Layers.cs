using System.Collections.Generic;
using BalancedKernels;

namespace Benchmarks.Zoo;

/// <summary>Some shapes with weights in bfloat16.</summary>
internal static partial class BFloat16Layers
{
    public static IReadOnlyList<ZooLayer> All { get; } =
    [
        .. ZooLayer.Of(Square1024.Descriptions, Square1024.Create, layer => layer.PackedBytes),
        .. ZooLayer.Of(Square4096.Descriptions, Square4096.Create, layer => layer.PackedBytes),
        .. ZooLayer.Of(Square8192.Descriptions, Square8192.Create, layer => layer.PackedBytes),
    ];

    [Linear(1024, 1024, WeightType = WeightType.BFloat16)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Square1024;

    [Linear(4096, 4096, WeightType = WeightType.BFloat16)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Square4096;

    [Linear(8192, 8192, WeightType = WeightType.BFloat16)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Square8192;
}
