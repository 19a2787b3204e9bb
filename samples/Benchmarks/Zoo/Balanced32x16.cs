using System.Collections.Generic;
using BalancedKernels;

namespace Benchmarks.Zoo;

/// <summary>16 of every 32 weights kept: half of them removed.</summary>
internal static partial class Balanced32x16
{
    public static IReadOnlyList<ZooLayer> Layers { get; } =
    [
        ZooLayer.Of(Square512.Description, Square512.Create, layer => layer.PackedBytes),
        ZooLayer.Of(Square1024.Description, Square1024.Create, layer => layer.PackedBytes),
        ZooLayer.Of(Square2048.Description, Square2048.Create, layer => layer.PackedBytes),
        ZooLayer.Of(Square4096.Description, Square4096.Create, layer => layer.PackedBytes),
        ZooLayer.Of(Ctc.Description, Ctc.Create, layer => layer.PackedBytes),
        ZooLayer.Of(BertUp.Description, BertUp.Create, layer => layer.PackedBytes),
    ];

    [Linear(512, 512)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class Square512;

    [Linear(1024, 1024)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class Square1024;

    [Linear(2048, 2048)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class Square2048;

    [Linear(4096, 4096)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class Square4096;

    [Linear(2048, 4096)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class Ctc;

    [Linear(768, 3072)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class BertUp;
}
