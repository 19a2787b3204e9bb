using System.Collections.Generic;
using BalancedKernels;

namespace Benchmarks.Zoo;

/// <summary>Weights in BFloat16, 6 of every 32 kept.</summary>
internal static partial class Balanced32x6BFloat16
{
    public static IReadOnlyList<ZooLayer> Layers { get; } =
    [
        ZooLayer.Of(Square1024.Description, Square1024.Create, layer => layer.PackedBytes),
        ZooLayer.Of(Square4096.Description, Square4096.Create, layer => layer.PackedBytes),
        ZooLayer.Of(Square8192.Description, Square8192.Create, layer => layer.PackedBytes),
    ];

    [Linear(1024, 1024, Weights = Precision.BFloat16)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Square1024;

    [Linear(4096, 4096, Weights = Precision.BFloat16)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Square4096;

    [Linear(8192, 8192, Weights = Precision.BFloat16)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Square8192;
}
