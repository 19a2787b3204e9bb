using BalancedKernels;
using Programs.Layers;

namespace QuickStart.Networks;

/// <summary>The hidden layers with 2 of every 4 weights kept: 50% removed.</summary>
internal static partial class Balanced4x2
{
    public static HiddenLayers Layers { get; } = new(
        LayerKind.Of(Hidden1.Description, Hidden1.Create, layer => layer.PackedBytes),
        LayerKind.Of(Hidden2.Description, Hidden2.Create, layer => layer.PackedBytes));

    [Linear(784, 1024, Activation = Activation.Relu)]
    [BalancedSparse(Block = 4, Kept = 2)]
    internal sealed partial class Hidden1;

    [Linear(1024, 1024, Activation = Activation.Relu)]
    [BalancedSparse(Block = 4, Kept = 2)]
    internal sealed partial class Hidden2;
}
