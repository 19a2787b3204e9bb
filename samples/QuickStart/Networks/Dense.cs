using BalancedKernels;
using Programs.Layers;

namespace QuickStart.Networks;

/// <summary>The same layers with nothing removed: what the sparse network is compared with, and its last layer.</summary>
internal static partial class Dense
{
    public static HiddenLayers Layers { get; } = new(
        LayerKind.Of(Hidden1.Description, Hidden1.Create, layer => layer.PackedBytes),
        LayerKind.Of(Hidden2.Description, Hidden2.Create, layer => layer.PackedBytes));

    public static LayerKind LastLayer { get; } = LayerKind.Of(Scores.Description, Scores.Create, layer => layer.PackedBytes);

    [Linear(784, 1024, Activation = Activation.Relu)]
    internal sealed partial class Hidden1;

    [Linear(1024, 1024, Activation = Activation.Relu)]
    internal sealed partial class Hidden2;

    /// <summary>One score for each digit. Ten rows are 1% of the weights: there is nothing to gain by thinning them.</summary>
    [Linear(1024, 10)]
    internal sealed partial class Scores;
}
