using System.Collections.Generic;
using BalancedKernels;

namespace Benchmarks.Zoo;

/// <summary>3 of every 64 weights kept: 95.31% removed.</summary>
internal static partial class Balanced64x3
{
    public static IReadOnlyList<ZooLayer> Layers { get; } =
    [
        ZooLayer.Of(Square1024.Description, Square1024.Create, layer => layer.PackedBytes),
        ZooLayer.Of(Square4096.Description, Square4096.Create, layer => layer.PackedBytes),
    ];

    [Linear(1024, 1024)]
    [BalancedSparse(Block = 64, Kept = 3)]
    internal sealed partial class Square1024;

    [Linear(4096, 4096)]
    [BalancedSparse(Block = 64, Kept = 3)]
    internal sealed partial class Square4096;
}
