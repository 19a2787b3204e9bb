using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using GpuBundle.Zoo;
using OfflineKernels;

namespace GpuBundle.Bench.Cases;

/// <summary>The sets of the zoo's layers.</summary>
internal static class BenchSets
{
    private const int Side = 4096;

    private static readonly int[] AllBatches = [1, 2, 4, 8, 16, 32, 64, 256];
    private static readonly int[] GoalBatches = [1, 8, 32];
    private static readonly BalancedPattern[] GoalPatterns =
        [new(32, 16), new(32, 13), new(32, 10), new(32, 6), new(32, 3)];
    private static readonly BalancedPattern[] OtherPatterns =
        [new(16, 4), new(8, 2), new(4, 2), new(64, 12), new(64, 3)];
    private static readonly (int Rows, int Columns)[] LargeShapes =
        [(16384, 8192), (8192, 8192), (14336, 4096), (4096, 11008)];

    /// <summary>Gets the sets by name, the one that is taken when nothing is said first.</summary>
    public static IReadOnlyList<BenchSet> All { get; } =
    [
        new(
            "standard",
            "every pattern and precision at 4096 x 4096 and what the goals speak of at larger shapes, batch 1 to 256, in under 6 minutes on an H200",
            [.. Standard()],
            Small,
            Rounds: 30),
        new(
            "quick",
            "the goals' patterns at 4096 x 4096 and one large layer for the bandwidth, batch 1, 8 and 32, in about a minute",
            [.. Quick()],
            Small,
            Rounds: 20),
    ];

    private static IEnumerable<GpuLayer> Layers => [.. GpuZoo.Layers, .. GpuZoo.LargeLayers];

    private static GpuLayer Small => Of(WeightType.Float16, (1024, 1024), new BalancedPattern(32, 6)).Single();

    private static IEnumerable<BenchCase> Quick() =>
    [
        .. Cases(GoalPatterns.SelectMany(pattern => Of(WeightType.Float16, (Side, Side), pattern)), GoalBatches),
        .. Cases(Of(WeightType.Float16, (16384, 8192), new BalancedPattern(32, 6)), [1]),
        .. Cases(GoalPatterns.SelectMany(pattern => Of(WeightType.Float32, (Side, Side), pattern)), [1]),
    ];

    private static IEnumerable<BenchCase> Standard() =>
    [
        .. Cases(GoalPatterns.SelectMany(pattern => Of(WeightType.Float16, (Side, Side), pattern)), AllBatches),
        .. Cases(
            LargeShapes.SelectMany(shape => GoalPatterns.SelectMany(pattern => Of(WeightType.Float16, shape, pattern))),
            AllBatches),
        .. Cases(GoalPatterns.SelectMany(pattern => Of(WeightType.Float32, (Side, Side), pattern)), AllBatches),
        .. Cases(
            LargeShapes.SelectMany(shape => GoalPatterns.SelectMany(pattern => Of(WeightType.Float32, shape, pattern))),
            GoalBatches),
        .. Cases(
            LargeShapes.SelectMany(shape => Of(WeightType.BFloat16, shape, new BalancedPattern(32, 6))), GoalBatches),
        .. Cases(GoalPatterns.SelectMany(pattern => Of(WeightType.BFloat16, (Side, Side), pattern)), GoalBatches),
        .. Cases(OtherPatterns.SelectMany(pattern => Of(WeightType.Float16, (Side, Side), pattern)), AllBatches),
        .. Cases(Dense(WeightType.Float16), AllBatches),
        .. Cases(OtherPatterns.SelectMany(pattern => Of(WeightType.Float32, (Side, Side), pattern)), GoalBatches),
        .. Cases(OtherPatterns.SelectMany(pattern => Of(WeightType.BFloat16, (Side, Side), pattern)), GoalBatches),
        .. Cases([.. Dense(WeightType.Float32), .. Dense(WeightType.BFloat16)], GoalBatches),
    ];

    private static IEnumerable<BenchCase> Cases(IEnumerable<GpuLayer> layers, IReadOnlyList<int> batches) =>
        layers.SelectMany(layer => batches.Select(batch => new BenchCase(layer, batch)));

    // One layer, or none where the zoo does not have it.
    private static IEnumerable<GpuLayer> Of(
        WeightType weights, (int Rows, int Columns) shape, BalancedPattern pattern) =>
        Layers.Where(layer => layer.Description is { Activation: Activation.None } description
            && description.WeightType == weights
            && (description.Outputs, description.Inputs) == shape
            && description.Pattern == pattern);

    private static IEnumerable<GpuLayer> Dense(WeightType weights) =>
        Layers.Where(layer =>
            layer.Description.WeightType == weights
                && layer.Description.Pattern.IsDense
                && (layer.Description.Outputs, layer.Description.Inputs) == (Side, Side));
}
