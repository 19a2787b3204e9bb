using System.Collections.Generic;
using BalancedKernels;

namespace Benchmarks.Zoo;

/// <summary>Nothing removed: what a layer costs that was left dense.</summary>
internal static partial class Dense
{
    public static IReadOnlyList<ZooLayer> Layers { get; } =
    [
        ZooLayer.Of(Square1024.Description, Square1024.Create, layer => layer.PackedBytes),
        ZooLayer.Of(Square4096.Description, Square4096.Create, layer => layer.PackedBytes),
    ];

    [Linear(1024, 1024)]
    internal sealed partial class Square1024;

    [Linear(4096, 4096)]
    internal sealed partial class Square4096;
}
