using BalancedKernels;
using Programs.Layers;

namespace QuickStart.Networks;

/// <summary>The hidden layers with 3 of every 16 weights kept: 81.25% removed.</summary>
internal static partial class Balanced16x3
{
    public static HiddenLayers Layers { get; } = new(
        LayerKind.Of(Hidden1.Description, Hidden1.Create, layer => layer.PackedBytes),
        LayerKind.Of(Hidden2.Description, Hidden2.Create, layer => layer.PackedBytes));

    [Linear(784, 1024, Activation = Activation.Relu)]
    [BalancedSparse(Block = 16, Kept = 3)]
    internal sealed partial class Hidden1;

    [Linear(1024, 1024, Activation = Activation.Relu)]
    [BalancedSparse(Block = 16, Kept = 3)]
    internal sealed partial class Hidden2;
}
