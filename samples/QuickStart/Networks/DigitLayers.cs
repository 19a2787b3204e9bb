using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Programs.Layers;

namespace QuickStart.Networks;

/// <summary>
/// The layers of the network. The hidden ones have kernels for every pattern that this program knows, and for dense
/// weights.
/// </summary>
internal static partial class DigitLayers
{
    /// <summary>
    /// Gets the hidden layers in each pattern, least sparse of a block first; dense ones are the last.
    /// </summary>
    public static IReadOnlyList<HiddenLayers> Hidden { get; } =
    [
        .. Hidden1.Descriptions.Zip(Hidden2.Descriptions, (first, second) => new HiddenLayers(
            LayerKind.Of(first, Hidden1.Create, layer => layer.PackedBytes),
            LayerKind.Of(second, Hidden2.Create, layer => layer.PackedBytes))),
    ];

    /// <summary>Gets the last layer, the same in every pattern.</summary>
    public static LayerKind Last { get; } =
        LayerKind.Of(Scores.Descriptions[0], Scores.Create, layer => layer.PackedBytes);

    [Linear(784, 1024, Activation = Activation.Relu, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 16)]
    [BalancedSparse(Block = 32, Kept = 10)]
    [BalancedSparse(Block = 32, Kept = 6)]
    [BalancedSparse(Block = 32, Kept = 3)]
    [BalancedSparse(Block = 16, Kept = 3)]
    [BalancedSparse(Block = 8, Kept = 2)]
    [BalancedSparse(Block = 4, Kept = 2)]
    internal sealed partial class Hidden1;

    [Linear(1024, 1024, Activation = Activation.Relu, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 16)]
    [BalancedSparse(Block = 32, Kept = 10)]
    [BalancedSparse(Block = 32, Kept = 6)]
    [BalancedSparse(Block = 32, Kept = 3)]
    [BalancedSparse(Block = 16, Kept = 3)]
    [BalancedSparse(Block = 8, Kept = 2)]
    [BalancedSparse(Block = 4, Kept = 2)]
    internal sealed partial class Hidden2;

    /// <summary>
    /// One score for each digit. Ten rows are 1% of the weights: there is nothing to gain by thinning them.
    /// </summary>
    [Linear(1024, 10)]
    internal sealed partial class Scores;
}
