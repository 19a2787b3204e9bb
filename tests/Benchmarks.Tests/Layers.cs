using System.Collections.Generic;
using BalancedKernels;
using Benchmarks.Zoo;

namespace Benchmarks.Tests;

/// <summary>Layers that are measured in no time.</summary>
internal static partial class Layers
{
    public static ZooLayer Tiny { get; } =
        ZooLayer.Of(Square64.Descriptions, Square64.Create, layer => layer.PackedBytes)[0];

    /// <summary>
    /// Gets layers of every kind that random weights are made for: ragged ends, spare slots, halves, dense.
    /// </summary>
    public static IReadOnlyList<ZooLayer> Odd { get; } =
    [
        Tiny,
        ZooLayer.Of(Ragged.Descriptions, Ragged.Create, layer => layer.PackedBytes)[0],
        ZooLayer.Of(Spare.Descriptions, Spare.Create, layer => layer.PackedBytes)[0],
        ZooLayer.Of(Half.Descriptions, Half.Create, layer => layer.PackedBytes)[0],
        ZooLayer.Of(Whole.Descriptions, Whole.Create, layer => layer.PackedBytes)[0],
    ];

    [Linear(64, 64)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Square64;

    [Linear(75, 33)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Ragged;

    [Linear(66, 20)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Spare;

    [Linear(64, 40, WeightType = WeightType.BFloat16)]
    [BalancedSparse(Block = 16, Kept = 4)]
    internal sealed partial class Half;

    [Linear(50, 18)]
    internal sealed partial class Whole;
}
