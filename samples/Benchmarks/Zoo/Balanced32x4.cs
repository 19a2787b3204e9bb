using System.Collections.Generic;
using BalancedKernels;

namespace Benchmarks.Zoo;

/// <summary>4 of every 32 weights kept: 87.5% removed.</summary>
internal static partial class Balanced32x4
{
    public static IReadOnlyList<ZooLayer> Layers { get; } =
    [
        ZooLayer.Of(Square1024.Description, Square1024.Create, layer => layer.PackedBytes),
        ZooLayer.Of(Square4096.Description, Square4096.Create, layer => layer.PackedBytes),
    ];

    [Linear(1024, 1024)]
    [BalancedSparse(Block = 32, Kept = 4)]
    internal sealed partial class Square1024;

    [Linear(4096, 4096)]
    [BalancedSparse(Block = 32, Kept = 4)]
    internal sealed partial class Square4096;
}
